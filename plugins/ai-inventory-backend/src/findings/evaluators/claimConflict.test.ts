import { declaredFacts, someFacts } from '../__testUtils__/someFacts';
import { claimConflict } from './claimConflict';

const claim = (name: string) => ({
  recordRef: `mlflow/prod:${name}`,
  state: 'conflict' as const,
});

describe('claim-conflict', () => {
  it.each([
    ['nothing in dispute', declaredFacts()],
    ['no declaration', someFacts()],
  ])('is silent with %s', (_, facts) => {
    expect(claimConflict.evaluate(facts)).toBeUndefined();
  });

  it('tells both owners which record is in dispute', () => {
    const finding = claimConflict.evaluate(
      declaredFacts({ claims: [claim('a'), claim('b')] }),
    );
    expect(finding).toMatchObject({
      severity: 'error',
      explanation:
        'The model "fraud-model" claims mlflow/prod:a and mlflow/prod:b, which another declaration claims too.',
    });
  });

  it('tells why records could not be joined', () => {
    const finding = claimConflict.evaluate(
      someFacts({
        linkConflicts: ['a and b name one artifact', 'c is split.'],
      }),
    );
    expect(finding?.severity).toBe('error');
    expect(finding?.explanation).toContain(
      'a and b name one artifact. c is split.',
    );
  });

  it('counts what are too many to list', () => {
    const finding = claimConflict.evaluate(
      declaredFacts(
        { claims: Array.from({ length: 300 }, (_, i) => claim(`m${i}`)) },
        { linkConflicts: Array.from({ length: 50 }, (_, i) => `Reason ${i}.`) },
      ),
    );
    expect(finding?.explanation).toContain('and 295 more');
    expect(finding?.explanation).toContain('And 47 more conflicts.');
  });
});
