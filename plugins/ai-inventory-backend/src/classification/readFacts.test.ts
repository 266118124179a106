import { classify } from './classify';
import { readFacts } from './readFacts';

describe('readFacts', () => {
  it('reads what the schema of the kind allows', () => {
    const facts = {
      roles: ['provider'],
      practices: [],
      useCases: ['credit-scoring'],
      generalPurpose: { isGeneralPurpose: true, trainingCompute: 1e24 },
      personalData: true,
    };
    expect(readFacts(facts)).toEqual(facts);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'high'],
    ['a list', []],
  ])('knows nothing from %s', (_, value) => {
    expect(classify(readFacts(value)).riskClass).toBe('unknown');
  });

  it('takes a fact with a word that it does not know as not declared', () => {
    const facts = readFacts({
      practices: ['telepathy'],
      useCases: 'none',
      transparency: [],
      profilesPeople: 'no',
      generalPurpose: { isGeneralPurpose: false, trainingCompute: '1e25' },
      somethingElse: 1,
    });
    expect(facts).toEqual({
      transparency: [],
      generalPurpose: { isGeneralPurpose: false },
    });
    expect(classify(facts).riskClass).toBe('unknown');
  });
});
