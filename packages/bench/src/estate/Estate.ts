import type { Entity } from '@backstage/catalog-model';
import type {
  SourceRecord,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** A connection to one platform of the estate. */
export interface EstateSource {
  readonly ref: string;
  readonly environment: string;
  readonly account?: string;
  readonly location: string;
}

/** Two records of one thing of which a platform says that they are one. */
export interface RecordedLink {
  readonly from: string;
  readonly to: string;
}

/** One thing of the real world, as only its generator knows it. */
export interface Thing {
  readonly kind: SourceRecord['kind'];
  /** What it is an example of, e.g. `sagemaker by source uri`. */
  readonly example: string;
  /** The refs of all its records. */
  readonly records: readonly string[];
  /** What the platforms say of them. */
  readonly links: readonly RecordedLink[];
  /** Whether a declaration names one of its records, or its place. */
  readonly declared: boolean;
  /** Of an endpoint: whether it runs something undeclared, or of no registry. */
  readonly runsUndeclared?: boolean;
  /** Whether people depend on it. */
  readonly production: boolean;
}

/** Models, datasets and endpoints of a company, and the truth about them. */
export interface Estate {
  readonly sources: readonly EstateSource[];
  /** By the ref of their source. */
  readonly records: ReadonlyMap<string, readonly SourceRecordInput[]>;
  readonly things: readonly Thing[];
  readonly declarations: readonly Entity[];
  /** The records that each declaration names, rightly or wrongly. */
  readonly claims: ReadonlyArray<readonly string[]>;
}

/**
 * Whether the thing is shadow AI: nobody declared it, or it runs what nobody
 * declared.
 */
export function isShadow({ declared, runsUndeclared }: Thing): boolean {
  return runsUndeclared ?? !declared;
}
