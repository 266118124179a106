import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { MemoryData } from '../mlflow/MemoryData';
import { GROUPS } from '../sagemaker/scenario/models';
import { MODELS as VERTEX_MODELS } from '../vertexai/scenario/models';
import { DATASETS } from './datasets';
import { fillScenario } from './fillScenario';

interface Declaration {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly uri?: string;
    readonly trainedOn?: readonly Use[];
    readonly validatedOn?: readonly Use[];
  };
}

type Use = string | { readonly dataset: string; readonly version: string };

const declarations = parseAllDocuments(
  readFileSync(join(__dirname, '../../../../examples/ai-models.yaml'), 'utf8'),
).map(document => document.toJS() as Declaration);

// The portal shows what each kind of finding looks like by these: when the
// scenario changes and they don't, findings appear that nobody meant.
describe('the declarations of the example portal', () => {
  const data = new MemoryData(() => 0);
  fillScenario(data);
  const records = new Set([
    ...[...data.models].map(({ name }) => `mlflow/sandbox:${name}`),
    ...GROUPS.map(
      ({ name }) => `sagemaker/sandbox:model-package-group/${name}`,
    ),
    ...VERTEX_MODELS.map(({ id }) => `vertexai/sandbox:models/${id}`),
  ]);
  const digests = new Set(
    [...data.runs()].flatMap(({ inputs }) =>
      inputs.map(({ name, digest }) => `${name}@${digest}`),
    ),
  );
  const claims = declarations.flatMap(({ metadata }) =>
    (metadata.annotations?.['ai-inventory.io/records'] ?? '')
      .split(', ')
      .filter(ref => ref !== ''),
  );
  const datasets = declarations.filter(({ kind }) => kind === 'Dataset');

  it('claim what is there, but for one that is not found', () => {
    expect(claims.filter(ref => !records.has(ref))).toEqual([
      'mlflow/sandbox:settlement-forecast',
    ]);
  });

  it('claim each record once, but for one that two claim', () => {
    expect(claims.filter((ref, at) => claims.indexOf(ref) !== at)).toEqual([
      'mlflow/sandbox:chargeback-outcome',
    ]);
  });

  it('pin states of datasets that models were trained on', () => {
    const pinned = declarations
      .flatMap(({ spec }) => [
        ...(spec.trainedOn ?? []),
        ...(spec.validatedOn ?? []),
      ])
      .flatMap(use =>
        typeof use === 'string' ? [] : `${use.dataset}@${use.version}`,
      );

    expect(pinned.length).toBeGreaterThan(5);
    expect(pinned.filter(state => !digests.has(state))).toEqual([]);
  });

  it('tell of each dataset where MLflow has it, too', () => {
    const places = new Map(
      Object.entries(DATASETS).map(([name, { location }]) => [
        name,
        Object.values(location) as readonly unknown[],
      ]),
    );

    expect(
      datasets
        .filter(
          ({ metadata, spec }) =>
            !places.get(metadata.name)?.includes(spec.uri),
        )
        .map(({ metadata }) => metadata.name),
    ).toEqual([]);
  });
});
