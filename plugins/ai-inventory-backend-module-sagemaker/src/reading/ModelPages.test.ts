import { DEFAULT_LIFECYCLE_MAPPING } from '../lifecycle';
import { CardIndex } from '../mapping/CardIndex';
import { packageId } from '../mapping/ids';
import { Links } from '../mapping/links';
import { toTrainingEtag } from '../mapping/training';
import { ModelPages } from './ModelPages';
import type { SagemakerApi } from './SagemakerApi';
import { TrainingReader } from './TrainingReader';

const api = {
  concurrency: 1,
  async *search() {
    yield [];
  },
} as unknown as SagemakerApi;

/** A package that may not be described any more. */
async function readDenied(trainingEtag: string | undefined) {
  const pages = new ModelPages(
    new TrainingReader(api, 0),
    new CardIndex(),
    async () =>
      new Map([[packageId('fraud'), new Map([['1', { trainingEtag }]])]]),
    {
      lifecycle: DEFAULT_LIFECYCLE_MAPPING,
      links: new Links('eu-west-1', undefined),
      environmentTag: 'environment',
    },
  );
  const page = await pages.ofPackages([
    { name: 'fraud', row: { ok: false, problem: 'was refused' } },
  ]);
  return { page, datasets: [...pages.datasets] };
}

describe('a model that cannot be read', () => {
  it('keeps its datasets where what is known of it tells them', async () => {
    const etag = toTrainingEtag('state', { uris: ['s3://lake/sales'] });
    const { page, datasets } = await readDenied(etag);
    expect(datasets).toEqual(['s3://lake/sales']);
    expect(page.incompleteKinds).toBeUndefined();
  });

  it('has no dataset taken for missing where nothing tells which it has', async () => {
    const { page } = await readDenied(undefined);
    expect(page).toMatchObject({
      problems: [{ problem: 'was refused' }],
      incompleteKinds: ['dataset'],
    });
  });
});
