// By the package's name: its types are documented there, not a second time here.
import type {
  InventorySource,
  SourceEvent,
  SourceRecordInput,
  SourceWebhookRequest,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/**
 * What can go wrong with an answer of the platform:
 *
 * - `serverError`: an error that asking again does not help, e.g. 500
 * - `unauthorized`, `forbidden`: 401 and 403
 * - `drop`: the connection breaks
 * - `brokenJson`: the answer ends too early
 * - `rateLimit`: the platform asks to wait, e.g. 429 with a `Retry-After` of a
 *   moment
 * - `hang`: no answer for some seconds
 * - `malformedRecord`: one record of the page has a field of a wrong type; its
 *   id is whole
 * - `unreadableRecord`: one record of the page is not even an object
 *
 * @public
 */
export type SourceContractFaultKind =
  | 'serverError'
  | 'unauthorized'
  | 'forbidden'
  | 'drop'
  | 'brokenJson'
  | 'rateLimit'
  | 'hang'
  | 'malformedRecord'
  | 'unreadableRecord';

/**
 * Something that goes wrong with one page of one listing.
 * @public
 */
export interface SourceContractFault {
  readonly kind: SourceContractFaultKind;
  /** One of {@link SourceContractOptions.listings}. */
  readonly listing: string;
  /** Which answer of this listing in one reading, the first being 1. */
  readonly page: number;
  /** Is over after this many answers. Absent: never. */
  readonly times?: number;
}

/**
 * A call that lists things, which the source reads page by page.
 * @public
 */
export interface SourceContractListing {
  readonly name: string;
  /** It has one page, however much the platform holds. Default: false. */
  readonly onePage?: boolean;
  /**
   * A malformed record of it does no harm: what it holds is read elsewhere, or
   * not needed. Default: false.
   */
  readonly tolerant?: boolean;
}

/**
 * A platform, real or simulated, as the contract test uses it: a fresh one for
 * each case.
 * @public
 */
export interface SourceContractPlatform {
  /** What the source knows and nobody may see: tokens, passwords, keys. */
  readonly secrets: readonly string[];
  /** Makes a source of this platform, as each start of the backend does. */
  createSource(): InventorySource;
  /**
   * Adds an object that the source tells of.
   * @returns its external id.
   */
  addObject(): string | Promise<string>;
  /** Changes something of an object that `addObject` made. */
  changeObject(externalId: string): void | Promise<void>;
  /** Removes an object that `addObject` made. */
  removeObject(externalId: string): void | Promise<void>;
  /** Gives another name to it. Absent: the platform has no such thing. */
  renameObject?(externalId: string): void | Promise<void>;
  /** Lets something go wrong from now on, beside what does already. */
  inject(fault: SourceContractFault): void | Promise<void>;
  /** Lets everything go right again. */
  heal(): void | Promise<void>;
  /** How many answers the faults have hit since `heal`. */
  faultHits(): number;
  /** How many requests came so far. */
  requests(): number;
  /**
   * How many of them were for details that `known` makes needless. Absent:
   * nobody counts.
   */
  costlyRequests?(): number;
  close(): void | Promise<void>;
}

/**
 * What the contract test has to know of a source.
 * @public
 */
export interface SourceContractOptions {
  /** What is tested, for people, e.g. `AcmeSource`. */
  readonly name: string;
  /** Everything that has to be read to the end for a reading to be complete. */
  readonly listings: readonly (string | SourceContractListing)[];
  /**
   * Starts a platform that holds this many objects, of each kind that the
   * source tells of, with pages so small that 12 objects take three or more.
   * Where the source waits before it asks again, let it be for a moment only.
   */
  start(options: { readonly objects: number }): Promise<SourceContractPlatform>;
  /**
   * The kinds that `readRecords` leaves out, because a record of theirs is made
   * of more than itself, and only a whole reading tells all of it.
   */
  readonly notReadAgain?: readonly SourceRecordInput['kind'][];
  /** How many records one page may hold. Default: 1,000. */
  readonly maxPageRecords?: number;
  /** Real news, to be garbled. */
  readonly news?: {
    readonly events?: readonly SourceEvent[];
    readonly webhooks?: readonly SourceWebhookRequest[];
  };
}

/**
 * One thing that a source has to do.
 * @public
 */
export interface SourceContractCase {
  readonly name: string;
  /**
   * Tries it.
   * @returns why it does not apply to this source, or undefined when the source
   * does it.
   * @throws an Error that says what the source does instead.
   */
  run(): Promise<string | undefined>;
}
