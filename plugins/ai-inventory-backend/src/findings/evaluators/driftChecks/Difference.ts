import type {
  AssetFacts,
  DeclarationFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** One thing that is declared otherwise than it is. */
export interface Difference {
  /** For a person. */
  readonly sentence: string;
  /** Whether what people rely on is not what was meant to run. */
  readonly severe: boolean;
}

/** Looks for differences of one kind. */
export type DriftCheck = (
  facts: AssetFacts,
  declaration: DeclarationFacts,
) => readonly Difference[];
