import type { AssetFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  declaredFacts,
  endpointFacts,
  someFacts,
} from '../__testUtils__/someFacts';
import { riskierOrigin } from './riskierOrigin';
import { unclassified } from './unclassified';

type ClassificationFacts = NonNullable<AssetFacts['classification']>;

function classified(facts: Partial<ClassificationFacts> = {}) {
  return {
    classification: {
      riskClass: 'minimal',
      generalPurpose: 'none',
      missingFacts: [],
      riskierOrigins: [],
      ...facts,
    } satisfies ClassificationFacts,
  };
}

describe('unclassified', () => {
  const unknown = classified({ riskClass: 'unknown' });

  it.each([
    ['a known class', { ...classified(), lifecycle: 'production' }, undefined],
    ['an unknown class', { ...unknown, lifecycle: 'production' }, 'warning'],
    [
      'an unknown class on an endpoint',
      { ...unknown, runsIn: ['prod'] },
      'warning',
    ],
    ['no class at all', { lifecycle: 'production' }, 'warning'],
    ['an unknown class in development', unknown, undefined],
  ] as const)('a model in use with %s', (_, facts, severity) => {
    expect(unclassified.evaluate(someFacts(facts))?.severity).toBe(severity);
  });

  it('never asks an endpoint', () => {
    const facts = endpointFacts([], { lifecycle: 'production' });
    expect(unclassified.evaluate(facts)).toBeUndefined();
  });

  it('asks the owner for what is missing, five questions at most', () => {
    const missingFacts = Array.from({ length: 8 }, (_, index) => ({
      fact: `fact${index}`,
      question: `Question ${index}?`,
    }));
    const finding = unclassified.evaluate(
      declaredFacts(
        {},
        {
          ...classified({ riskClass: 'unknown', missingFacts }),
          lifecycle: 'production',
        },
      ),
    );
    expect(finding?.explanation).toContain('Question 4? And 3 more.');
    expect(finding?.explanation).not.toContain('Question 5?');
    expect(finding?.action).toMatch(
      /^State its facts below spec.classification/,
    );
  });

  it('asks for a declaration first where there is none', () => {
    const finding = unclassified.evaluate(someFacts({ runsIn: ['live'] }));
    expect(finding?.action).toMatch(/^Declare it/);
  });
});

describe('riskier-origin', () => {
  it.each([
    ['nothing riskier', classified()],
    ['nothing known', {}],
  ])('is silent about a model made from %s', (_, facts) => {
    expect(riskierOrigin.evaluate(someFacts(facts))).toBeUndefined();
  });

  it('tells what is riskier and why', () => {
    const finding = riskierOrigin.evaluate(
      declaredFacts(
        {},
        classified({
          riskierOrigins: [
            {
              ref: 'aimodel:default/base',
              relation: 'derivedFrom',
              reason: 'It is high-risk',
            },
          ],
        }),
      ),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      explanation: expect.stringContaining(
        'aimodel:default/base: It is high-risk.',
      ),
    });
  });
});
