import type {
  AssetKind,
  Classification,
  FindingSeverity,
  Lifecycle,
  ProvenanceSource,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceDatasetUse, SourceRecord } from './records';

/**
 * What one source says of an asset, as far as findings ask for it.
 * @public
 */
export interface RecordFacts {
  /** `<source ref>:<external id>` */
  readonly ref: string;
  readonly sourceRef: string;
  /** Its own, or that of its source. */
  readonly environment?: string;
  readonly content: Omit<SourceRecord, 'versions' | 'deployments'>;
  /** Since when complete listings no longer hold it. */
  readonly missingSince?: Date;
  readonly removedAt?: Date;
}

/**
 * What an owner wrote in `catalog-info.yaml`.
 * @public
 */
export interface DeclarationFacts {
  /** Full entity ref. */
  readonly entityRef: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly lifecycle?: Lifecycle;
  readonly intendedPurpose?: string;
  /** The version that is meant to run. */
  readonly version?: string;
  /** The datasets that it says it was trained on. */
  readonly trainedOn: readonly DatasetFacts[];
  /** The datasets that it says it was validated on. */
  readonly validatedOn: readonly DatasetFacts[];
  readonly claims: readonly ClaimFacts[];
}

/**
 * A record that a declaration claims.
 * @public
 */
export interface ClaimFacts {
  readonly recordRef: string;
  /**
   * `found` - it is part of the asset; `unknown-source` - no source of that ref
   * is configured; `not-found` - its source does not know it; `removed` - it was
   * removed there; `other-kind` - it is no such thing as was declared;
   * `conflict` - another declaration claims it too; `malformed` - no record ref.
   */
  readonly state:
    | 'found'
    | 'unknown-source'
    | 'not-found'
    | 'removed'
    | 'other-kind'
    | 'conflict'
    | 'malformed';
}

/**
 * A dataset in a declaration, or one that a version was made with.
 * @public
 */
export interface DatasetFacts {
  /** For people: a name or an entity ref. */
  readonly name: string;
  readonly version?: string;
  /** Of the version, where its platform tells it. */
  readonly digest?: string;
  /** The inventory's asset, where it knows the dataset. */
  readonly assetId?: string;
}

/**
 * A version that is current for one of the asset's records.
 * @public
 */
export interface CurrentVersionFacts {
  readonly recordRef: string;
  readonly version: string;
  readonly lifecycle?: Lifecycle;
  readonly datasets: ReadonlyArray<
    DatasetFacts & { readonly role: SourceDatasetUse['role'] }
  >;
}

/**
 * What runs on an endpoint.
 * @public
 */
export interface DeploymentFacts {
  readonly deployment: string;
  readonly environment?: string;
  /** What the platform calls the model that runs. */
  readonly modelName?: string;
  readonly artifactUri?: string;
  /** The model, where the inventory knows it. */
  readonly model?: {
    readonly assetId: string;
    readonly name: string;
    readonly declared: boolean;
    /** Whether it lies in a registry of models. */
    readonly registered: boolean;
  };
}

/**
 * All that an evaluator may look at. It is of one moment, and nothing in it
 * depends on who asks.
 * @public
 */
export interface AssetFacts {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  readonly entityRef?: string;
  readonly lifecycle?: Lifecycle;
  readonly owner?: string;
  readonly ownerFrom?: ProvenanceSource;
  /**
   * Whether the owner is a group or user of the catalog; undefined where the
   * catalog could not be asked.
   */
  readonly ownerKnown?: boolean;
  /** Absent: nobody declared it. */
  readonly declaration?: DeclarationFacts;
  readonly records: readonly RecordFacts[];
  /** The asset's current version, as the inventory names it. */
  readonly currentVersion?: string;
  /** Of each record that has versions. */
  readonly currentVersions: readonly CurrentVersionFacts[];
  /** Of an endpoint: what it runs. */
  readonly deployments: readonly DeploymentFacts[];
  /** Of a model: the environments of the endpoints that run it. */
  readonly runsIn: readonly string[];
  /** Why records could not be joined to one asset with certainty, in sentences. */
  readonly linkConflicts: readonly string[];
  /** Of a model. */
  readonly classification?: Pick<
    Classification,
    'riskClass' | 'generalPurpose' | 'missingFacts' | 'riskierOrigins'
  >;
}

/**
 * Something wrong with an asset, as an evaluator found it.
 * @public
 */
export interface FindingDraft {
  readonly severity: FindingSeverity;
  /** What is wrong and how we know, for a person. */
  readonly explanation: string;
  /** What to do about it, for a person. */
  readonly action: string;
  /** Where to look: a URL or an entity ref. */
  readonly link?: string;
}

/**
 * Looks for one type of finding.
 * @public
 */
export interface FindingEvaluator {
  /** Lower case with dashes, e.g. `undeclared`. Unique. */
  readonly type: string;
  readonly title: string;
  /** What it looks for, in a sentence. */
  readonly description: string;
  /**
   * A pure function of the facts: the same facts give the same answer.
   * @returns undefined where nothing is wrong
   */
  evaluate(facts: AssetFacts): FindingDraft | undefined;
}
