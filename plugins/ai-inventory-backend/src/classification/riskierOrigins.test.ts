import { type Origin, riskierOrigins } from './riskierOrigins';
import type { RiskClass } from './types';

const base = 'aimodel:default/base';

function reasonFor(riskClass: RiskClass, origin: Partial<Origin>) {
  return riskierOrigins({ riskClass }, [
    { ref: base, relation: 'derivedFrom', ...origin },
  ]).map(({ reason }) => reason);
}

describe('riskierOrigins', () => {
  it.each<[RiskClass, RiskClass, boolean]>([
    ['minimal', 'transparency', true],
    ['minimal', 'high-risk', true],
    ['transparency', 'high-risk', true],
    ['high-risk', 'prohibited', true],
    ['unknown', 'high-risk', true],
    ['unknown', 'minimal', false],
    ['minimal', 'unknown', false],
    ['high-risk', 'high-risk', false],
    ['prohibited', 'high-risk', false],
  ])('of a model that is %s, base %s: %s', (own, riskClass, flagged) => {
    expect(reasonFor(own, { riskClass })).toEqual(
      flagged
        ? [
            `It is derived from ${base}, which has the class ${riskClass} while its own class is ${own}.`,
          ]
        : [],
    );
  });

  it.each<[RiskClass, Origin['riskRating'], boolean]>([
    ['minimal', 'high', true],
    ['unknown', 'high', true],
    ['high-risk', 'high', false],
    ['minimal', 'medium', false],
    ['minimal', 'unknown', false],
  ])('of a model that is %s, base rated %s: %s', (own, riskRating, flagged) => {
    expect(reasonFor(own, { riskRating })).toHaveLength(flagged ? 1 : 0);
  });

  it.each<[boolean | undefined, boolean | undefined, boolean]>([
    [true, undefined, true],
    [true, false, true],
    [true, true, false],
    [false, false, false],
    [undefined, undefined, false],
  ])(
    'personal data in the dataset: %s, declared: %s, flagged: %s',
    (personalData, ownPersonalDataDeclared, flagged) => {
      expect(
        reasonFor('high-risk', {
          relation: 'trainedOn',
          personalData,
          ownPersonalDataDeclared,
        }),
      ).toEqual(
        flagged
          ? [
              `It is trained on ${base}, which holds personal data that the model does not declare.`,
            ]
          : [],
      );
    },
  );

  it('tells all reasons of an origin in one sentence, and keeps the order', () => {
    expect(
      riskierOrigins({ riskClass: 'minimal' }, [
        { ref: 'aimodel:default/a', relation: 'derivedFrom' },
        {
          ref: 'aimodel:default/b',
          relation: 'derivedFrom',
          riskClass: 'high-risk',
          riskRating: 'high',
        },
        {
          ref: 'dataset:default/c',
          relation: 'trainedOn',
          personalData: true,
        },
      ]),
    ).toEqual([
      {
        ref: 'aimodel:default/b',
        relation: 'derivedFrom',
        reason:
          'It is derived from aimodel:default/b, which has the class high-risk and is rated high by its model card while its own class is minimal.',
      },
      expect.objectContaining({ ref: 'dataset:default/c' }),
    ]);
  });
});
