import type { RegulatedProduct } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Rule, RuleGroup } from '../types';
import { highRiskObligations } from './highRiskObligations';

function product(
  word: RegulatedProduct,
  annexPoint: string,
  title: string,
  obligations: Rule['obligations'],
): Rule {
  return {
    id: `annex-i.${word}`,
    title,
    article: 'Article 6(1)',
    annexPoint,
    when: { fact: 'regulatedProducts', holds: word },
    provided: { fact: 'thirdPartyAssessment', is: true },
    otherwise: 'The product needs no assessment by a third party.',
    obligations,
  };
}

const sectionA = (word: RegulatedProduct, point: number, title: string) =>
  product(
    word,
    `Annex I, Section A, point ${point}`,
    title,
    highRiskObligations,
  );

const sectionB = (word: RegulatedProduct, point: string, title: string) =>
  product(word, `Annex I, Section B${point}`, title, [
    {
      text: "Article 2(2): the requirements come through the product's own law",
    },
  ]);

/** Article 6(1) with Annex I. */
export const annexI: RuleGroup = {
  id: 'annex-i',
  title: 'Regulated products and their safety components',
  article: 'Article 6(1)',
  applicableFrom: '2028-08-02',
  noneApplies:
    'It is declared to be no regulated product, and no safety component of one.',
  rules: [
    // Point 1 of Section A until the Omnibus left machinery to its own law.
    sectionB('machinery', ' (by the Digital Omnibus)', 'Machinery'),
    sectionA('toys', 2, 'Toys'),
    sectionA('recreational-craft', 3, 'Recreational craft'),
    sectionA('lifts', 4, 'Lifts'),
    sectionA(
      'explosive-atmospheres-equipment',
      5,
      'Equipment for explosive atmospheres',
    ),
    sectionA('radio-equipment', 6, 'Radio equipment'),
    sectionA('pressure-equipment', 7, 'Pressure equipment'),
    sectionA('cableways', 8, 'Cableways'),
    sectionA(
      'personal-protective-equipment',
      9,
      'Personal protective equipment',
    ),
    sectionA('gas-appliances', 10, 'Gas appliances'),
    sectionA('medical-devices', 11, 'Medical devices'),
    sectionA('in-vitro-diagnostics', 12, 'In vitro diagnostic medical devices'),
    sectionB(
      'civil-aviation-security',
      ', point 13',
      'Civil aviation security',
    ),
    sectionB(
      'two-or-three-wheel-vehicles',
      ', point 14',
      'Two- or three-wheel vehicles and quadricycles',
    ),
    sectionB(
      'agricultural-vehicles',
      ', point 15',
      'Agricultural and forestry vehicles',
    ),
    sectionB('marine-equipment', ', point 16', 'Marine equipment'),
    sectionB('rail-systems', ', point 17', 'Rail systems'),
    sectionB('motor-vehicles', ', points 18 and 19', 'Motor vehicles'),
    sectionB('civil-aviation', ', point 20', 'Civil aviation'),
  ],
};
