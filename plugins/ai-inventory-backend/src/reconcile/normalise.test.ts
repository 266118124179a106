import {
  sourceRecordSchema,
  type SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  hashRecord,
  hashVersion,
  normaliseRecord,
  normaliseVersion,
} from './normalise';

const MODEL: SourceRecordInput = {
  kind: 'model',
  externalId: 'fraud',
  name: 'fraud',
  description: 'Finds fraud',
  tags: { team: 'risk', tier: '1' },
  createdAt: new Date('2026-01-01T00:00:00Z'),
  versions: [
    {
      version: '1',
      aliases: ['champion', 'blue'],
      tags: { by: 'ci', job: '7' },
      parameters: { depth: '3', seed: '1' },
      metrics: [
        { key: 'auc', value: 0.9 },
        { key: 'auc', value: 0.8, dataset: 'holdout' },
      ],
      datasets: [
        { externalId: 'd1', name: 'd1', role: 'training', version: 'a' },
        { externalId: 'd2', name: 'd2', role: 'test' },
      ],
      packages: [
        { name: 'numpy', requirement: 'numpy==1', ecosystem: 'pypi' },
        { name: 'scipy', requirement: 'scipy==1', ecosystem: 'pypi' },
      ],
    },
    { version: '2' },
  ],
};

/** The same content with every list and every object turned around. */
function turnAround(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(turnAround).reverse();
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, turnAround(inner)])
        .reverse(),
    );
  }
  return value;
}

function hashOf(input: unknown): string {
  const { versions, ...record } = sourceRecordSchema.parse(input);
  return hashRecord(
    normaliseRecord(record),
    versions.map(version => [
      version.version,
      hashVersion(normaliseVersion(version)),
    ]),
    'policy',
  );
}

describe('the hash of a record', () => {
  it('is the same in whatever order a platform lists', () => {
    expect(JSON.stringify(turnAround(MODEL))).not.toBe(JSON.stringify(MODEL));
    expect(hashOf(turnAround(MODEL))).toBe(hashOf(MODEL));
  });

  it.each([
    ['a tag', { tags: { team: 'risk', tier: '2' } }],
    ['the description', { description: 'Finds more fraud' }],
    ['a time', { createdAt: new Date('2026-01-01T00:00:01Z') }],
    ['a version less', { versions: MODEL.versions?.slice(0, 1) }],
    [
      'an alias',
      { versions: [{ ...MODEL.versions?.[0], aliases: [] }, { version: '2' }] },
    ],
  ])('differs when %s does', (_, change) => {
    expect(hashOf({ ...MODEL, ...change })).not.toBe(hashOf(MODEL));
  });

  it('leaves out what the etag of the artifact stands for', () => {
    const version = (artifact: object) =>
      hashOf({ ...MODEL, versions: [{ version: '1', ...artifact }] });
    const read = {
      artifactEtag: 'a',
      framework: 'sklearn',
      packages: MODEL.versions?.[0].packages,
    };
    expect(version({ artifactEtag: 'a' })).toBe(version(read));
    expect(version({ artifactEtag: 'b' })).not.toBe(version(read));
    expect(version({})).not.toBe(version({ packages: read.packages }));
  });
});
