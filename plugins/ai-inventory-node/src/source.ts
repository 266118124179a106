import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { SourceEvents } from './events';
import type { SourceRecord, SourceRecordInput } from './records';

/**
 * A record that a source could not understand. It is quarantined and shown in
 * the run; whatever the inventory knows of the object stays as it is.
 * @public
 */
export interface SourceProblem {
  readonly externalId: string;
  /** What is wrong, for a person. Never holds a secret. */
  readonly problem: string;
}

/**
 * One page of what a source holds. Records that could not be understood count
 * as seen.
 * @public
 */
export interface SourcePage {
  readonly records: readonly SourceRecordInput[];
  readonly problems?: readonly SourceProblem[];
  /**
   * Kinds of which the whole reading may lack objects, because what would have
   * told of them could not be understood, e.g. datasets that only a model's run
   * names. None of these kinds is marked missing after such a reading.
   */
  readonly incompleteKinds?: readonly SourceRecord['kind'][];
}

/**
 * What the inventory already holds of the details of a version.
 * @public
 */
export interface KnownVersionDetails {
  readonly artifactEtag?: string;
  readonly trainingEtag?: string;
}

/**
 * What the inventory already holds of one record: its versions with the state
 * of their details.
 * @public
 */
export type KnownVersions = ReadonlyMap<string, KnownVersionDetails>;

/** @public */
export interface SourceReadOptions {
  /** Aborted when the run is over its time or the process ends. */
  readonly signal: AbortSignal;
  /**
   * Tells what the inventory already holds of these records, by external id.
   * A source that has costly details asks it for a page of ids at a time.
   */
  known(
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownVersions>>;
  /**
   * To be told each time that the source waits because the platform or its own
   * budget asks for it, in milliseconds. The run shows the sum.
   */
  readonly onThrottled?: (milliseconds: number) => void;
}

/**
 * An endpoint whose activity is asked for.
 * @public
 */
export interface SourceEndpoint {
  readonly externalId: string;
  /** The ids of its deployments. */
  readonly deployments: readonly string[];
}

/**
 * When an endpoint was last called.
 * @public
 */
export interface SourceActivity {
  /** Of the endpoint. */
  readonly externalId: string;
  /** Which of its deployments was called, where the platform tells. */
  readonly deployment?: string;
  /** The latest moment at which a call is known; as exact as the platform's metrics. */
  readonly lastActivityAt: Date;
}

/**
 * One configured connection to one scope of one platform. It holds no state of
 * its own between two reads.
 * @public
 */
export interface InventorySource {
  /** `<type>/<key>`, e.g. `mlflow/prod`. */
  readonly ref: string;
  /** What the operator calls the source's place, e.g. `production`. */
  readonly environment?: string;
  /**
   * Whose it is at the platform, for ownership rules: the AWS account id, the
   * Azure subscription id, the Google project. Absent where the platform has
   * none, or the configuration does not tell.
   */
  readonly account?: string;
  /**
   * Where it is read, for people and to notice a changed configuration: a URL,
   * or account and region. Holds no secret.
   */
  readonly location: string;
  /**
   * Streams everything the source holds, page by page. An object that has been
   * yielded is never yielded again in the same read.
   *
   * It throws rather than skip a page: the inventory takes a listing that ends
   * without an error to be complete, and only such a listing can mark records
   * missing. The error's message is shown to operators.
   */
  read(options: SourceReadOptions): AsyncIterable<SourcePage>;
  /**
   * Reads a few objects again, because an event says that they changed. What is
   * no longer there is left out; that it is gone only a complete listing tells.
   * So is what cannot be told wholly without reading the rest of the source.
   */
  readRecords?(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncIterable<SourcePage>;
  /**
   * When endpoints were last called. Those that nobody called, or of which the
   * platform tells nothing, are left out. Asked after each complete listing, a
   * batch of endpoints at a time.
   */
  lastActivity?(
    endpoints: readonly SourceEndpoint[],
    options: {
      readonly signal: AbortSignal;
      readonly onThrottled?: (milliseconds: number) => void;
    },
  ): Promise<readonly SourceActivity[]>;
  /** How news of this source is understood, where the platform sends any. */
  readonly events?: SourceEvents;
}

/**
 * A source and when it is read.
 * @public
 */
export interface ScheduledInventorySource {
  readonly source: InventorySource;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
}
