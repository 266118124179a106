import type { AIModelClassification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { GeneralPurposeClass, RiskClass } from '../types';

/** A system as the Act or its recitals describe it, and the class they give it. */
export interface LabelledCase {
  readonly name: string;
  /** Where the Act says so. */
  readonly source: string;
  readonly facts: AIModelClassification | undefined;
  readonly riskClass: RiskClass;
  readonly generalPurpose: GeneralPurposeClass;
}

type Row = readonly [
  name: string,
  source: string,
  facts: AIModelClassification,
];

/** What an owner declares of a model that no rule is about. */
export const nothing: AIModelClassification = {
  practices: [],
  useCases: [],
  regulatedProducts: [],
  transparency: [],
  generalPurpose: { isGeneralPurpose: false },
};

/** Cases of one class; each row says how it differs from {@link nothing}. */
export function casesOf(
  riskClass: RiskClass,
  rows: readonly Row[],
  generalPurpose: GeneralPurposeClass = 'none',
): LabelledCase[] {
  return rows.map(([name, source, facts]) => ({
    name,
    source,
    facts: { ...nothing, ...facts },
    riskClass,
    generalPurpose,
  }));
}
