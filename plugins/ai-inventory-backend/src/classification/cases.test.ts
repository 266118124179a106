import { readFileSync } from 'node:fs';
import {
  AI_ACT_EXCLUSIONS,
  AI_ACT_ROLES,
  type AIModelClassification,
  EXCEPTION_GROUNDS,
  HIGH_RISK_USE_CASES,
  PROHIBITED_PRACTICES,
  REGULATED_PRODUCTS,
  TRANSPARENCY_FEATURES,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { type LabelledCase, labelledCases } from './cases';
import { classify } from './classify';
import { factAt } from './conditions';
import { euAiAct } from './rules/euAiAct';
import type { Classification, FactPath, RuleGroup } from './types';

const RANK: Record<string, number> = {
  minimal: 0,
  transparency: 1,
  'high-risk': 2,
  prohibited: 3,
  none: 0,
  'general-purpose': 1,
  'systemic-risk': 2,
};

/** How a source begins where one point of the law decides the class. */
const LABELLED_POINT: Record<string, RegExp> = {
  prohibited: /^Article 5\(1\)\([a-h]\)/,
  'high-risk': /^Annex III point \d(\([a-e]\))?/,
  transparency: /^Article 50\(\d\)/,
  minimal: /^Article (2\(\d+\)|6\(3\)\([a-d]\))/,
};

const PATHS = Object.keys(euAiAct.questions) as FactPath[];

function without(
  facts: AIModelClassification,
  path: FactPath,
): AIModelClassification {
  const copy = structuredClone(facts) as Record<string, unknown>;
  const [first, second] = path.split('.');
  if (second) {
    delete (copy[first] as Record<string, unknown>)[second];
  } else {
    delete copy[first];
  }
  return copy as AIModelClassification;
}

function declared(facts: AIModelClassification): FactPath[] {
  return PATHS.filter(path => factAt(facts, path) !== undefined);
}

/** The facts with some left out, for every choice of what to leave out. */
function* lessOf(
  facts: AIModelClassification,
): Generator<AIModelClassification> {
  const paths = declared(facts);
  for (let choice = 0; choice < 2 ** paths.length; choice++) {
    yield paths
      .filter((_, index) => Math.floor(choice / 2 ** index) % 2 === 1)
      .reduce(without, facts);
  }
}

function agrees({ facts, riskClass, generalPurpose }: LabelledCase): boolean {
  const answer = classify(facts);
  return (
    answer.riskClass === riskClass && answer.generalPurpose === generalPurpose
  );
}

function neverLower(
  less: Classification,
  more: Classification,
  part: 'riskClass' | 'generalPurpose',
): boolean {
  return (
    less[part] === 'unknown' ||
    more[part] === 'unknown' ||
    RANK[less[part]] >= RANK[more[part]]
  );
}

function asksWhatIsMissing(facts: AIModelClassification): boolean {
  const { riskClass, generalPurpose, missingFacts } = classify(facts);
  const ofGeneralPurpose = missingFacts.filter(({ fact }) =>
    fact.startsWith('generalPurpose.'),
  ).length;
  return (
    missingFacts.every(
      ({ fact, question }) =>
        factAt(facts, fact as FactPath) === undefined && question.includes('?'),
    ) &&
    (generalPurpose === 'unknown') === ofGeneralPurpose > 0 &&
    (riskClass !== 'unknown' || missingFacts.length > ofGeneralPurpose)
  );
}

const every: AIModelClassification[] = labelledCases.flatMap(({ facts }) =>
  facts ? [facts] : [],
);

function groupsOf(group: RuleGroup): RuleGroup[] {
  return [group, ...(group.exception ? groupsOf(group.exception) : [])];
}

const groups = [
  euAiAct.scope,
  ...euAiAct.riskLevels.flatMap(level => level.groups),
  ...euAiAct.generalPurposeLevels.flatMap(level => level.groups),
].flatMap(groupsOf);

describe('classify', () => {
  const agreeing = labelledCases.filter(agrees).length;

  it(`agrees with ${agreeing} of ${labelledCases.length} labelled cases`, () => {
    expect(labelledCases.filter(each => !agrees(each))).toEqual([]);
    expect(labelledCases.length).toBeGreaterThanOrEqual(80);
  });

  it.each(labelledCases.map(each => [each.name, each.source, each] as const))(
    '%s (%s)',
    (_name, _source, { facts, riskClass, generalPurpose }) => {
      expect(classify(facts)).toMatchObject({ riskClass, generalPurpose });
    },
  );

  it('reaches every rule with a case, so that none is dead', () => {
    const reached = new Set(
      labelledCases.flatMap(({ facts }) =>
        classify(facts)
          .steps.filter(step => step.outcome === 'applies')
          .map(step => step.rule),
      ),
    );
    const rules = groups.flatMap(group => group.rules.map(rule => rule.id));
    expect(
      [...rules, euAiAct.minimal.id].filter(rule => !reached.has(rule)),
    ).toEqual([]);
  });

  it('names the point of the law that each case was labelled with', () => {
    const wrong = labelledCases.filter(each => {
      const point = LABELLED_POINT[each.riskClass]?.exec(each.source)?.[0];
      const steps = classify(each.facts).steps.filter(
        step => step.outcome === 'applies',
      );
      return (
        point &&
        !steps.some(
          ({ article, annexPoint }) =>
            article === point || annexPoint?.replace(',', '') === point,
        )
      );
    });
    expect(wrong).toEqual([]);
  });

  it('gives the same facts the same answer, in whichever order they are written', () => {
    for (const facts of every) {
      const turned = Object.fromEntries(
        Object.entries(structuredClone(facts)).reverse(),
      );
      expect(JSON.stringify(classify(turned))).toBe(
        JSON.stringify(classify(facts)),
      );
    }
  });

  it('never answers with a lower class because facts are left out', () => {
    const wrong: unknown[] = [];
    for (const facts of every) {
      const full = classify(facts);
      for (const fewer of lessOf(facts)) {
        const answer = classify(fewer);
        if (
          !neverLower(answer, full, 'riskClass') ||
          !neverLower(answer, full, 'generalPurpose')
        ) {
          wrong.push({ facts, fewer, answer: answer.riskClass });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('never raises a known class when the facts of another case are added', () => {
    const wrong: unknown[] = [];
    for (const facts of every) {
      const known = classify(facts);
      for (const other of every) {
        const more = {
          ...other,
          ...facts,
          generalPurpose: { ...other.generalPurpose, ...facts.generalPurpose },
        };
        const answer = classify(more);
        if (
          !neverLower(known, answer, 'riskClass') ||
          !neverLower(known, answer, 'generalPurpose')
        ) {
          wrong.push({ facts, more, answer: answer.riskClass });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('names the missing facts with their question whenever a class is unknown', () => {
    const wrong = every
      .flatMap(facts => [...lessOf(facts)])
      .filter(facts => !asksWhatIsMissing(facts));
    expect(wrong).toEqual([]);
  });
});

describe('the rules', () => {
  it('are told to owners, with their words and dates', () => {
    const guide = readFileSync(
      resolvePackagePath(
        '@ai-inventory/backstage-plugin-ai-inventory-backend',
        '../../docs/classification.md',
      ),
      'utf8',
    );
    const words = [
      AI_ACT_EXCLUSIONS,
      AI_ACT_ROLES,
      EXCEPTION_GROUNDS,
      HIGH_RISK_USE_CASES,
      PROHIBITED_PRACTICES,
      REGULATED_PRODUCTS,
      TRANSPARENCY_FEATURES,
    ].flat();
    const dates = groups.flatMap(group =>
      [group, ...group.rules].flatMap(({ applicableFrom }) =>
        applicableFrom ? [applicableFrom] : [],
      ),
    );
    expect(
      [...words, ...PATHS, ...dates].filter(
        each => !guide.includes(`\`${each.split('.').pop()}\``),
      ),
    ).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = groups.flatMap(group => [
      group.id,
      ...group.rules.map(rule => rule.id),
    ]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('have a date from which each applies', () => {
    for (const group of groups) {
      for (const rule of group.rules) {
        expect(rule.applicableFrom ?? group.applicableFrom).toMatch(
          /^\d{4}-\d{2}-\d{2}$/,
        );
      }
    }
  });
});
