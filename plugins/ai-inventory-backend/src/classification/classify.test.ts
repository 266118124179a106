import { classify } from './classify';

const known = {
  practices: [],
  useCases: [],
  regulatedProducts: [],
  transparency: [],
  generalPurpose: { isGeneralPurpose: false },
};

function stepOf(facts: Parameters<typeof classify>[0], rule: string) {
  return classify(facts).steps.find(step => step.rule === rule);
}

describe('the steps', () => {
  it('tell article, annex point, date, facts and what follows', () => {
    expect(
      stepOf(
        { ...known, useCases: ['credit-scoring'] },
        'annex-iii.credit-scoring',
      ),
    ).toEqual({
      rule: 'annex-iii.credit-scoring',
      title: expect.stringContaining('Creditworthiness'),
      outcome: 'applies',
      article: 'Article 6(2)',
      annexPoint: 'Annex III, point 5(b)',
      applicableFrom: '2027-12-02',
      facts: [{ fact: 'useCases', value: ['credit-scoring'] }],
      missing: [],
      reason: 'Declared: useCases names credit-scoring.',
      obligations: expect.arrayContaining([
        expect.stringMatching(/^Articles 8-15/),
        expect.stringMatching(/^Article 26/),
        'Article 27: fundamental rights impact assessment',
      ]),
    });
  });

  it.each([
    [
      { practices: ['social-scoring' as const] },
      'prohibited.social-scoring',
      '2025-02-02',
    ],
    [
      { practices: ['non-consensual-intimate-imagery' as const] },
      'prohibited.non-consensual-intimate-imagery',
      '2026-12-02',
    ],
    [
      { regulatedProducts: ['lifts' as const], thirdPartyAssessment: true },
      'annex-i.lifts',
      '2028-08-02',
    ],
    [
      { transparency: ['deep-fakes' as const] },
      'transparency.deep-fakes',
      '2026-08-02',
    ],
    [
      { generalPurpose: { isGeneralPurpose: true } },
      'general-purpose.model',
      '2025-08-02',
    ],
  ])('date %j by the Act as amended', (facts, rule, date) => {
    expect(stepOf(facts, rule)).toMatchObject({
      outcome: 'applies',
      applicableFrom: date,
    });
  });

  it('show only the obligations of the declared roles', () => {
    const facts = { ...known, useCases: ['recruitment' as const] };
    expect(
      stepOf({ ...facts, roles: ['deployer'] }, 'annex-iii.recruitment')
        ?.obligations,
    ).toEqual([
      expect.stringMatching(/^Article 26/),
      expect.stringMatching(/^Article 27/),
    ]);
    expect(
      stepOf({ ...facts, roles: ['importer'] }, 'annex-iii.recruitment')
        ?.obligations,
    ).toEqual([expect.stringMatching(/^Article 23/)]);
  });

  it('ask for the documentation and registration that an exception needs', () => {
    const facts = {
      ...known,
      useCases: ['recruitment' as const],
      exceptionGrounds: ['preparatory-task' as const],
      profilesPeople: false,
    };
    expect(stepOf(facts, 'exception.preparatory-task')).toMatchObject({
      outcome: 'applies',
      obligations: [
        expect.stringMatching(/^Article 6\(4\)/),
        expect.stringMatching(/^Article 49\(2\)/),
      ],
    });
    expect(stepOf(facts, 'annex-iii.recruitment')).toMatchObject({
      outcome: 'does-not-apply',
      reason:
        'Declared: useCases names recruitment. But an exception is declared: Article 6(3)(d).',
    });
  });

  it('say why an exception does not hold, or what it lacks', () => {
    const facts = {
      ...known,
      useCases: ['recruitment' as const],
      exceptionGrounds: ['preparatory-task' as const],
    };
    expect(
      stepOf({ ...facts, profilesPeople: true }, 'exception.preparatory-task'),
    ).toMatchObject({
      outcome: 'does-not-apply',
      reason: expect.stringContaining('profiles people'),
    });
    expect(stepOf(facts, 'exception.preparatory-task')).toMatchObject({
      outcome: 'unknown',
      missing: ['profilesPeople'],
      reason: 'profilesPeople is not declared.',
    });
    expect(classify(facts).missingFacts).toEqual([
      { fact: 'profilesPeople', question: expect.any(String) },
    ]);
  });

  it('keep transparency beside a higher class', () => {
    expect(
      stepOf(
        {
          ...known,
          useCases: ['recruitment'],
          transparency: ['interacts-with-people'],
        },
        'transparency.interacts-with-people',
      ),
    ).toMatchObject({ outcome: 'applies' });
  });

  it('are the exclusion alone for what is out of scope', () => {
    const { steps } = classify({
      usedInEu: false,
      practices: ['social-scoring'],
    });
    expect(steps).toEqual([
      expect.objectContaining({
        rule: 'scope.not-in-eu',
        outcome: 'applies',
        article: 'Article 2(1)',
      }),
    ]);
  });
});

describe('the missing facts', () => {
  it('are what must be declared of a model of which nothing is known', () => {
    expect(classify(undefined).missingFacts.map(({ fact }) => fact)).toEqual([
      'practices',
      'regulatedProducts',
      'useCases',
      'transparency',
      'generalPurpose.isGeneralPurpose',
    ]);
  });

  it('are none that could not change the class', () => {
    expect(
      classify({ ...known, practices: ['manipulation'], useCases: undefined })
        .missingFacts,
    ).toEqual([]);
    expect(
      classify({ ...known, useCases: ['recruitment'], transparency: undefined })
        .missingFacts,
    ).toEqual([]);
  });
});
