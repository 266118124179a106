import type { AssetFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  declaredFacts,
  someRecord,
  someVersion,
} from '../__testUtils__/someFacts';
import { builtInEvaluators } from '.';

const MANY = 10_000;
const many = <T>(make: (index: number) => T, count = MANY) =>
  Array.from({ length: count }, (_, index) => make(index));

const ODD_NAME = `${'n'.repeat(999)}\n\u0000\u202E😀`;
const odd = (index: number) => `${index}${ODD_NAME}`;
const oddRef = (index: number) => `mlflow/prod:${odd(index)}`;

// All that can be wrong at once, as much of it as sources and owners may write.
const EVERYTHING_WRONG = everythingWrong();

function everythingWrongWith(kind: AssetFacts['kind']): AssetFacts {
  return { ...EVERYTHING_WRONG, kind };
}

function everythingWrong(): AssetFacts {
  const states = [
    'conflict',
    'unknown-source',
    'not-found',
    'removed',
    'other-kind',
    'malformed',
  ] as const;
  return declaredFacts(
    {
      entityRef: `aimodel:default/${odd(0)}`,
      lifecycle: 'retired',
      version: odd(1),
      intendedPurpose: 'p'.repeat(100_000),
      claims: many(
        index => ({
          recordRef: oddRef(index),
          state: states[index % states.length],
        }),
        900,
      ),
      trainedOn: many(index => ({ name: odd(index), assetId: `d${index}` })),
      validatedOn: many(index => ({
        name: odd(index),
        assetId: `v${index}`,
        version: odd(index),
        digest: odd(index),
      })),
    },
    {
      name: ODD_NAME,
      owner: odd(2),
      ownerKnown: false,
      ownerFrom: 'declaration',
      records: many(
        index =>
          someRecord(
            { lifecycle: 'production', intendedPurpose: `q${odd(index)}` },
            { ref: oddRef(index), environment: 'production' },
          ),
        500,
      ),
      currentVersions: [
        someVersion({
          recordRef: oddRef(0),
          version: odd(3),
          datasets: [
            ...many(index => ({
              name: odd(-index),
              assetId: `u${index}`,
              role: 'training' as const,
            })),
            ...many(index => ({
              name: odd(index),
              assetId: `v${index}`,
              version: odd(-index - 1),
              digest: odd(-index - 1),
              role: 'validation' as const,
            })),
          ],
        }),
      ],
      deployments: many(index => ({
        deployment: odd(index),
        modelName: odd(index),
        artifactUri: `s3://${'u'.repeat(7_000)}`,
        environment: 'production',
        ...(index % 2 && {
          model: {
            assetId: `m${index}`,
            name: odd(index),
            declared: false,
            registered: true,
          },
        }),
      })),
      runsIn: many(odd),
      linkConflicts: many(odd),
      classification: {
        riskClass: 'unknown',
        generalPurpose: 'unknown',
        missingFacts: many(index => ({
          fact: odd(index),
          question: odd(index),
        })),
        riskierOrigins: many(index => ({
          ref: odd(index),
          relation: 'trainedOn',
          reason: odd(index),
        })),
      },
    },
  );
}

function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deeplyFrozen);
  }
  return value;
}

describe('builtInEvaluators', () => {
  it('has each type once', () => {
    expect(builtInEvaluators.map(({ type }) => type)).toEqual([
      'undeclared',
      'unregistered-model',
      'claim-conflict',
      'declared-not-found',
      'drift',
      'dataset-digest-mismatch',
      'unowned',
      'owner-unknown',
      'riskier-origin',
      'unclassified',
      'missing-training-data',
    ]);
  });

  const kinds = ['model', 'dataset', 'pipeline', 'endpoint'] as const;
  const cases = builtInEvaluators.flatMap(evaluator =>
    kinds.map(kind => [evaluator.type, kind, evaluator] as const),
  );

  it.each(cases)(
    '%s of a %s fits its place, whatever comes',
    (_, kind, evaluator) => {
      const facts = everythingWrongWith(kind);
      const withoutDeclaration = { ...facts, declaration: undefined };
      const findings = [
        facts,
        withoutDeclaration,
        { ...facts, owner: '' },
      ].flatMap(it => evaluator.evaluate(it) ?? []);
      for (const { explanation, action, link } of findings) {
        for (const text of [explanation, action]) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(2_000);
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202E]|undefined|\[object/u);
        }
        expect(link?.length ?? 0).toBeLessThanOrEqual(2_000);
      }
    },
  );

  it('finds all of it in a model or an endpoint', () => {
    const found = new Set(
      (['model', 'endpoint'] as const).flatMap(kind =>
        [{}, { declaration: undefined, owner: undefined }].flatMap(change => {
          const facts = { ...everythingWrongWith(kind), ...change };
          return builtInEvaluators
            .filter(evaluator => evaluator.evaluate(facts))
            .map(({ type }) => type);
        }),
      ),
    );
    // What names training data misses none.
    expect(
      builtInEvaluators.map(({ type }) => type).filter(it => !found.has(it)),
    ).toEqual(['missing-training-data']);
  });

  it('gives the same answer for the same facts, and changes none of them', () => {
    const facts = deeplyFrozen(everythingWrongWith('model'));
    const evaluate = () => builtInEvaluators.map(it => it.evaluate(facts));
    expect(evaluate()).toEqual(evaluate());
  });

  it('is done with a healthy estate in a moment', () => {
    const facts = declaredFacts();
    const start = performance.now();
    for (let index = 0; index < 50_000; index++) {
      builtInEvaluators.forEach(evaluator => evaluator.evaluate(facts));
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
