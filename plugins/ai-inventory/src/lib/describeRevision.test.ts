import type { Revision } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { mockApis } from '@backstage/frontend-test-utils';
import { aiInventoryTranslationRef, type Translate } from '../translation';
import { describeRevision, isLifecycleChange } from './describeRevision';

const snapshot = mockApis
  .translation()
  .getTranslation(aiInventoryTranslationRef);
if (!snapshot.ready) {
  throw new Error('The default texts are always ready');
}
const t: Translate = snapshot.t;

const revision = (rest: Partial<Revision>): Revision => ({
  id: '1',
  assetId: '00000000-0000-4000-8000-000000000001',
  type: 'changed',
  recordedAt: '2026-11-23T14:00:00Z',
  recordRef: 'mlflow/prod:fraud-model',
  changes: [],
  ...rest,
});

describe('describeRevision', () => {
  const lifecycle = { field: 'lifecycle', from: 'testing', to: 'production' };

  it.each<[string, Partial<Revision>, string]>([
    ['a new asset', { type: 'created' }, 'found in mlflow/prod'],
    [
      'an asset that no record brought',
      { type: 'created', recordRef: undefined },
      'found',
    ],
    ['a lifecycle', { changes: [lifecycle] }, 'lifecycle testing → production'],
    [
      'a tag that came',
      { changes: [{ field: 'tags.team', to: 'risk' }] },
      'team set to risk',
    ],
    [
      'a tag that went',
      { changes: [{ field: 'tags.team', from: 'risk' }] },
      'team risk taken away',
    ],
    [
      'an owner, without the usual beginning of its ref',
      {
        changes: [
          {
            field: 'owner',
            from: 'group:default/web',
            to: 'group:default/shop',
          },
        ],
      },
      'owner web → shop',
    ],
    [
      'aliases',
      { changes: [{ field: 'aliases', from: [], to: ['champion', 'eu'] }] },
      'aliases set to champion, eu',
    ],
    [
      'a text too long to repeat',
      { changes: [{ field: 'uri', from: 'a', to: 'b'.repeat(41) }] },
      'uri changed',
    ],
    [
      'a description',
      { changes: [{ field: 'description', from: 'a', to: 'b' }] },
      'description changed',
    ],
    [
      'many changes, the lifecycle first',
      {
        changes: [
          { field: 'tags.a', to: '1' },
          { field: 'tags.b', to: '2' },
          lifecycle,
        ],
      },
      'lifecycle testing → production, a set to 1 and 1 more',
    ],
    [
      'a new version',
      { type: 'version-added', version: '7' },
      'version 7 added',
    ],
    [
      'a changed version',
      { type: 'version-changed', version: '7', changes: [lifecycle] },
      'version 7: lifecycle testing → production',
    ],
    [
      'a version without details',
      { type: 'version-changed', version: '7' },
      'version 7 changed',
    ],
    [
      'a lost version',
      { type: 'version-removed', version: '7' },
      'version 7 removed',
    ],
    [
      'a version that is back',
      { type: 'version-restored', version: '7' },
      'version 7 is back',
    ],
    [
      'a missing asset',
      { type: 'missing' },
      'not listed by mlflow/prod any more',
    ],
    ['a found asset', { type: 'found' }, 'listed by mlflow/prod again'],
    ['a removed asset', { type: 'removed' }, 'removed'],
    ['a restored asset', { type: 'restored' }, 'restored'],
    ['a declaration', { type: 'declared' }, 'declared by its owner'],
    [
      'a changed declaration',
      { type: 'declaration-changed', changes: [lifecycle] },
      'declaration changed: lifecycle testing → production',
    ],
    [
      'a changed declaration without details',
      { type: 'declaration-changed' },
      'declaration changed',
    ],
    [
      'declared facts, which are too long to repeat',
      {
        type: 'declaration-changed',
        changes: [{ field: 'classification', to: { practices: [] } }],
      },
      'declaration changed: classification changed',
    ],
    ['a declaration that went', { type: 'undeclared' }, 'no longer declared'],
    [
      'a record that is now part of it',
      { type: 'linked' },
      'mlflow/prod:fraud-model was joined',
    ],
    [
      'by whom a record was claimed',
      {
        type: 'linked',
        changes: [
          { field: 'record', to: 'mlflow/prod:fraud-model' },
          { field: 'rule', to: 'claim' },
          {
            field: 'evidence',
            to: 'aimodel:default/fraud claims mlflow/prod:fraud-model.',
          },
        ],
      },
      'mlflow/prod:fraud-model was joined: claimed by aimodel:default/fraud',
    ],
    [
      'by which evidence a record joined',
      {
        type: 'linked',
        changes: [
          { field: 'rule', to: 'artifact' },
          {
            field: 'evidence',
            to: 'The artifact of one is that of the other.',
          },
        ],
      },
      'mlflow/prod:fraud-model was joined: the same artifact',
    ],
    [
      'who joined a record, and why',
      {
        type: 'linked',
        changes: [
          { field: 'rule', to: 'decision' },
          {
            field: 'evidence',
            to: 'user:default/ada decided so: Same weights',
          },
        ],
      },
      'mlflow/prod:fraud-model was joined: ada decided so: Same weights',
    ],
    [
      'a field whose name is two words',
      { changes: [{ field: 'currentVersion', to: '3' }] },
      'current version set to 3',
    ],
    [
      'a tag as people wrote it',
      { changes: [{ field: 'tags.costCentre', to: '4711' }] },
      'costCentre set to 4711',
    ],
    [
      'a record that is another thing',
      { type: 'unlinked' },
      'mlflow/prod:fraud-model was parted',
    ],
    [
      'a record whose name is not known',
      { type: 'unlinked', recordRef: undefined },
      'a record was parted',
    ],
  ])('says %s', (_, rest, sentence) => {
    expect(describeRevision(revision(rest), t)).toBe(sentence);
  });

  it('knows a change of the lifecycle', () => {
    expect(isLifecycleChange(revision({ changes: [lifecycle] }))).toBe(true);
    expect(isLifecycleChange(revision({ type: 'missing' }))).toBe(false);
  });
});
