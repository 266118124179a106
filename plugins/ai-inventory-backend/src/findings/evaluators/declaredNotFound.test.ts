import type { ClaimFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  declaredFacts,
  someFacts,
  someRecord,
} from '../__testUtils__/someFacts';
import { declaredNotFound } from './declaredNotFound';

const NO_RECORDS = { records: [] };
const GONE = {
  records: [
    someRecord({}, { removedAt: new Date('2026-11-02T10:00:00Z') }),
    someRecord(
      { name: 'copy' },
      { missingSince: new Date('2026-11-20T10:00:00Z') },
    ),
  ],
};

function claim(state: ClaimFacts['state'], recordRef = 'mlflow/prod:fraud') {
  return { recordRef, state };
}

describe('declared-not-found', () => {
  it.each([
    ['an undeclared model', someFacts(NO_RECORDS), undefined],
    ['one that is found', declaredFacts(), undefined],
    [
      'one that is found by evidence alone',
      declaredFacts({ claims: [] }),
      undefined,
    ],
    [
      'one of which a copy is gone',
      declaredFacts({}, { records: [...GONE.records, someRecord()] }),
      undefined,
    ],
    [
      'one whose claim is found, before its record is joined',
      declaredFacts({}, NO_RECORDS),
      undefined,
    ],
    [
      'one whose record others claim too, which is another finding',
      declaredFacts({ claims: [claim('conflict')] }, NO_RECORDS),
      undefined,
    ],
    [
      'one that no source knows',
      declaredFacts({ claims: [claim('not-found')] }, NO_RECORDS),
      'warning',
    ],
    [
      'one in production that no source knows',
      declaredFacts(
        { lifecycle: 'production', claims: [claim('not-found')] },
        NO_RECORDS,
      ),
      'error',
    ],
    ['one whose records are gone', declaredFacts({}, GONE), 'warning'],
    [
      'one in production whose records are gone',
      declaredFacts({ lifecycle: 'production' }, GONE),
      'error',
    ],
    [
      'a retired one, which is meant to be gone',
      declaredFacts({ lifecycle: 'retired', claims: [claim('removed')] }, GONE),
      undefined,
    ],
    [
      'a retired one with a claim that was never right',
      declaredFacts(
        { lifecycle: 'retired', claims: [claim('malformed')] },
        GONE,
      ),
      'warning',
    ],
    [
      'one that claims nothing',
      declaredFacts({ claims: [] }, NO_RECORDS),
      'warning',
    ],
    [
      'a dataset that claims nothing',
      declaredFacts({ claims: [] }, { kind: 'dataset', records: [] }),
      'warning',
    ],
    [
      'a dataset with a uri where no source looks',
      declaredFacts(
        { claims: [], spec: { uri: 's3://lake/cards' } },
        { kind: 'dataset', records: [] },
      ),
      'info',
    ],
    [
      'a dataset with a uri whose claim is wrong',
      declaredFacts(
        { claims: [claim('not-found')], spec: { uri: 's3://lake/cards' } },
        { kind: 'dataset', records: [] },
      ),
      'warning',
    ],
    [
      'a pipeline',
      declaredFacts({ claims: [] }, { kind: 'pipeline', records: [] }),
      undefined,
    ],
  ])('what only exists on paper is seen: %s', (_, facts, severity) => {
    expect(declaredNotFound.evaluate(facts)?.severity).toBe(severity);
  });

  it.each([
    ['unknown-source', 'no such source is configured'],
    ['not-found', 'its source does not know it'],
    ['removed', 'it was removed there'],
    ['other-kind', 'it is not a model'],
    ['malformed', 'not a record ref'],
  ] as const)(
    'a claim that is %s is named with its reason, beside one that is right',
    (state, reason) => {
      const finding = declaredNotFound.evaluate(
        declaredFacts({ claims: [claim('found'), claim(state, 'mlflow/x:y')] }),
      );
      expect(finding?.severity).toBe('warning');
      expect(finding?.explanation).toContain(`mlflow/x:y (${reason}`);
    },
  );

  it('tells since when its records are gone', () => {
    const { explanation } = declaredNotFound.evaluate(
      declaredFacts({}, GONE),
    ) ?? { explanation: '' };
    expect(explanation).toContain(
      'mlflow/prod:fraud-model (removed on 2026-11-02)',
    );
    expect(explanation).toContain(
      'mlflow/prod:copy (missing since 2026-11-20)',
    );
  });

  it('tells how to claim, with an example', () => {
    const finding = declaredNotFound.evaluate(
      declaredFacts({ claims: [] }, NO_RECORDS),
    );
    expect(finding?.action).toContain(
      'ai-inventory.io/records: mlflow/prod:fraud-model',
    );
  });

  it('counts hundreds of wrong claims instead of listing them', () => {
    const claims = Array.from({ length: 300 }, (_, index) =>
      claim('not-found', `mlflow/prod:model-${index}`),
    );
    const finding = declaredNotFound.evaluate(declaredFacts({ claims }));
    expect(finding?.explanation).toContain('and 295 more');
  });
});
