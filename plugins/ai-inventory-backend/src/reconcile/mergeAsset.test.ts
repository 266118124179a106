import {
  declaredDataset,
  declaredModel,
} from '../declarations/__testUtils__/declared';
import { parseDeclaration } from '../declarations/parseDeclaration';
import {
  mergeAsset,
  type MergedRecord,
  type MergeOptions,
  type RecordContent,
} from './mergeAsset';
import type { RankedVersion } from './versionOrder';

const NOW = new Date('2026-06-01T00:00:00Z');
const NOW_TEXT = NOW.toISOString();

function said(
  ref: string,
  content: Partial<RecordContent> = {},
  versions: RankedVersion[] = [],
): MergedRecord {
  return {
    source: { ref },
    content: {
      kind: 'model',
      externalId: 'fraud',
      name: 'fraud',
      tags: {},
      ...content,
    },
    versions,
  };
}

const version = (
  name: string,
  lifecycle?: RankedVersion['lifecycle'],
): RankedVersion => ({ version: name, sortKey: name, lifecycle });

const merge = (options: Partial<MergeOptions>) =>
  mergeAsset({
    entityRef: undefined,
    records: [],
    ownership: { rules: [], default: 'group:default/ml-platform' },
    now: NOW,
    ...options,
  });

const declaration = parseDeclaration(
  declaredModel('fraud-detection', {
    metadata: {
      name: 'fraud-detection',
      title: 'Fraud detection',
      description: 'What the owner wrote',
    },
    spec: {
      lifecycle: 'testing',
      owner: 'group:default/risk',
      system: 'payments',
      intendedPurpose: 'Scores cards',
    },
  }),
);

describe('mergeAsset', () => {
  it("lets the owner's words win, and keeps beside them what platforms say", () => {
    const asset = merge({
      declaration,
      declaredSince: new Date('2026-05-01T00:00:00Z'),
      records: [
        said('mlflow/prod', {
          title: 'fraud v2',
          description: 'What the platform says',
          lifecycle: 'production',
          intendedPurpose: 'Scores everything',
        }),
      ],
    });
    expect(asset).toMatchObject({
      name: 'fraud-detection',
      title: 'Fraud detection',
      description: 'What the owner wrote',
      lifecycle: 'testing',
      owner: 'group:default/risk',
      system: 'system:default/payments',
    });
    const from = {
      from: 'declaration',
      detail: 'aimodel:default/fraud-detection',
      since: '2026-05-01T00:00:00.000Z',
    };
    const other = (value: string) => ({
      ...from,
      others: [{ from: 'record', detail: 'mlflow/prod:fraud', value }],
    });
    expect(asset.provenance).toEqual({
      name: other('fraud'),
      title: other('fraud v2'),
      description: other('What the platform says'),
      lifecycle: other('production'),
      // A default is no other opinion.
      owner: from,
      system: from,
      intendedPurpose: other('Scores everything'),
    });
  });

  it('takes from the platforms what the owner left open', () => {
    const asset = merge({
      declaration: parseDeclaration(
        declaredDataset('tx', { spec: { lifecycle: '', owner: '' } }),
      ),
      records: [said('mlflow/prod', { lifecycle: 'production' })],
    });
    expect(asset).toMatchObject({
      kind: 'dataset',
      lifecycle: 'production',
      owner: 'group:default/ml-platform',
    });
  });

  it('names it as the first record does, and says what others call it', () => {
    const asset = merge({
      records: [
        said('mlflow/prod', { name: 'fraud' }),
        said('vertexai/main', { name: 'fraud-eu' }),
        said('sagemaker/eu', { name: 'Fraud' }),
      ],
    });
    expect(asset.name).toBe('fraud');
    expect(asset.provenance.name).toEqual({
      from: 'record',
      detail: 'mlflow/prod:fraud',
      since: NOW_TEXT,
      // The same in other letters is nothing else.
      others: [
        { from: 'record', detail: 'vertexai/main:fraud', value: 'fraud-eu' },
      ],
    });
  });

  it.each<[string, Array<RecordContent['lifecycle']>, string | undefined]>([
    ['the one furthest in use', ['testing', 'production'], 'production'],
    ['one that is retired elsewhere', ['retired', 'testing'], 'testing'],
    ['the only one that is told', [undefined, 'retired'], 'retired'],
    ['none', [undefined, undefined], undefined],
  ])('has of several lifecycles %s', (_, lifecycles, expected) => {
    const records = lifecycles.map((lifecycle, i) =>
      said(`mlflow/${i}`, { lifecycle }),
    );
    expect(merge({ records }).lifecycle).toBe(expected);
  });

  it('counts the versions of all, and names the current one with its record', () => {
    const records = [
      said('mlflow/prod', {}, [version('8'), version('9', 'testing')]),
      said('vertexai/main', {}, [version('3', 'production')]),
    ];
    expect(merge({ records })).toMatchObject({
      versionCount: 3,
      currentVersion: '3',
      currentRecordRef: 'vertexai/main:fraud',
    });
    // Of two that are as far, that of the first record.
    const tie = [
      said('mlflow/prod', {}, [version('1', 'production')]),
      said('vertexai/main', {}, [version('3', 'production')]),
    ];
    expect(merge({ records: tie })).toMatchObject({
      currentVersion: '1',
      currentRecordRef: 'mlflow/prod:fraud',
    });
  });

  it('never lets a default owner win against what somebody says', () => {
    const asset = merge({
      declaration: parseDeclaration(
        declaredModel('a', { spec: { owner: '' } }),
      ),
      records: [said('mlflow/prod')],
    });
    expect(asset.provenance.owner).toEqual({
      from: 'default',
      since: NOW_TEXT,
    });
    expect(merge({ ownership: { rules: [] } }).owner).toBeUndefined();
  });

  describe('knows since when', () => {
    const records = [said('mlflow/prod', { lifecycle: 'production' })];
    const first = merge({ records });
    const before = {
      values: { name: 'fraud', lifecycle: 'production' },
      provenance: first.provenance,
    };
    const later = new Date('2026-07-01T00:00:00Z');

    it('something is so, as long as it stays so', () => {
      const again = merge({ records, before, now: later });
      expect(again.provenance).toEqual(first.provenance);
    });

    it('something is another, or said by another', () => {
      const changed = merge({
        records: [said('mlflow/prod', { lifecycle: 'retired' })],
        before,
        now: later,
      });
      expect(changed.provenance.lifecycle.since).toBe(later.toISOString());
      expect(changed.provenance.name.since).toBe(NOW_TEXT);
      const moved = merge({
        records: [said('mlflow/lab', { lifecycle: 'production' })],
        before,
        now: later,
      });
      expect(moved.provenance.lifecycle.since).toBe(later.toISOString());
    });

    it('a platform made it, where it tells', () => {
      const createdAt = new Date('2025-01-01T00:00:00Z');
      const { provenance } = merge({
        records: [said('mlflow/prod', { createdAt })],
      });
      expect(provenance.name.since).toBe(createdAt.toISOString());
    });
  });

  it('bounds what it tells of others', () => {
    const records = Array.from({ length: 50 }, (_, i) =>
      said(`mlflow/${i}`, { name: `fraud ${i}` }),
    );
    expect(merge({ records }).provenance.name.others).toHaveLength(20);
  });
});
