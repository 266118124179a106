import type {
  AIModelClassification,
  AiActRole,
  Classification as WireClassification,
  ClassificationStep,
  GeneralPurposeClass,
  GeneralPurposeFacts,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

export type { ClassificationStep, GeneralPurposeClass, RiskClass };

/** What the declared facts lead to, and by which steps. */
export type Classification = Pick<
  WireClassification,
  'riskClass' | 'generalPurpose' | 'steps' | 'missingFacts' | 'rulesVersion'
>;

export type Outcome = ClassificationStep['outcome'];

/** Facts by their path below `spec.classification`. */
type Facts = Required<Omit<AIModelClassification, 'generalPurpose'>> & {
  [F in keyof GeneralPurposeFacts as `generalPurpose.${F}`]-?: NonNullable<
    GeneralPurposeFacts[F]
  >;
};

/** Where a fact is declared, below `spec.classification`. */
export type FactPath = keyof Facts;

type FactsOf<T> = {
  [F in FactPath]: Facts[F] extends T ? F : never;
}[FactPath];

type Word<F extends FactPath> = Facts[F] extends Array<infer W> ? W : never;

/** That a list names a word. */
export type Holds = {
  [F in FactsOf<string[]>]: { readonly fact: F; readonly holds: Word<F> };
}[FactsOf<string[]>];

/** What a rule asks of the facts. A fact that is absent leaves it open. */
export type Condition =
  | Holds
  | { readonly fact: 'roles'; readonly isOnly: AiActRole }
  | { readonly fact: FactsOf<boolean>; readonly is: boolean }
  | { readonly fact: FactsOf<number>; readonly above: number }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] };

/** What follows from a rule, for these roles or for everyone. */
export interface Obligation {
  readonly text: string;
  readonly roles?: readonly AiActRole[];
}

/** One point of the law. It applies when both of its conditions hold. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly annexPoint?: string;
  /** ISO date; that of the group where not given. */
  readonly applicableFrom?: string;
  /** Whether the rule is about this model at all. */
  readonly when: Condition;
  /** What else must be so; asked only of a model that the rule is about. */
  readonly provided?: Condition;
  /** What to tell where `provided` does not hold. */
  readonly otherwise?: string;
  readonly obligations?: readonly Obligation[];
}

/** Rules that lead to the same: one that applies is enough. */
export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  /** ISO date. */
  readonly applicableFrom?: string;
  readonly rules: readonly Rule[];
  /** What to tell where no rule applies. */
  readonly noneApplies: string;
  /**
   * For rules that only help: what to tell where their facts are absent. Then
   * they are taken not to apply, as whoever wants them must claim them.
   */
  readonly unclaimed?: string;
  /** Follows from each rule of the group. */
  readonly obligations?: readonly Obligation[];
  /** Rules that undo those of this group. */
  readonly exception?: RuleGroup;
}

/** A class, and what leads to it. */
export interface Level<C extends string> {
  readonly class: C;
  readonly groups: readonly RuleGroup[];
}

/** A law as data. */
export interface Regulation {
  /** ISO date of the last change of these rules. */
  readonly version: string;
  /** What takes a model out of the law altogether. */
  readonly scope: RuleGroup;
  /** The highest first. */
  readonly riskLevels: readonly Level<Exclude<RiskClass, 'unknown'>>[];
  readonly generalPurposeLevels: readonly Level<
    Exclude<GeneralPurposeClass, 'unknown'>
  >[];
  /** What holds where no level does. */
  readonly minimal: Pick<Rule, 'id' | 'title' | 'article' | 'obligations'> & {
    readonly reason: string;
  };
  /** How to ask the owner for a fact. */
  readonly questions: Readonly<Record<FactPath, string>>;
}
