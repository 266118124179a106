import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { SourceRecordInput } from './records';

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
}

/**
 * What the inventory already holds of one record: the `artifactEtag` of each
 * version that has one.
 * @public
 */
export type KnownVersionEtags = ReadonlyMap<string, string>;

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
  ): Promise<ReadonlyMap<string, KnownVersionEtags>>;
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
}

/**
 * A source and when it is read.
 * @public
 */
export interface ScheduledInventorySource {
  readonly source: InventorySource;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
}
