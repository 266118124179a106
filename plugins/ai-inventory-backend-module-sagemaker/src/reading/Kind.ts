import type { SearchCommandInput } from '@aws-sdk/client-sagemaker';
import type { z } from 'zod';
import type { SagemakerCall } from '../aws/operations';

/** How one kind of SageMaker's objects is listed. */
export interface ListedKind<TSummary> {
  /** Of several of them, for people. */
  readonly plural: string;
  /** The field that tells one from the other. */
  readonly idField: string;
  readonly listKey: string;
  list(nextToken: string | undefined): SagemakerCall;
  readonly summarySchema: z.ZodType<TSummary>;
}

/** How it is searched and described besides. */
export interface Kind<TSummary, TDetail extends TSummary>
  extends ListedKind<TSummary> {
  /** Where the search index has them, in whole. */
  readonly search: SearchCommandInput;
  /** What a hit of that search holds. */
  fromHit(hit: Readonly<Record<string, unknown>>): unknown;
  /** Tried in this order until one is not refused. */
  describe(summary: TSummary): readonly SagemakerCall[];
  readonly detailSchema: z.ZodType<TDetail>;
  /** Whose tags a description lacks. */
  taggedArn?(detail: TDetail): string | undefined;
  /** Whether a hit is as new as the listing, as far as the listing can tell. */
  agrees(summary: TSummary, detail: TDetail): boolean;
  /** Whether it was there long before anything of this read was listed. */
  isOld(detail: TDetail): boolean;
}

const OLD_MS = 2 * 60 * 60_000;

export function isOld({ CreationTime }: { readonly CreationTime?: Date }) {
  return (
    CreationTime !== undefined && Date.now() - CreationTime.getTime() > OLD_MS
  );
}

/** The search index may round times. */
export function sameTime(a: Date | undefined, b: Date | undefined): boolean {
  if (!a || !b) {
    return a === b;
  }
  return Math.abs(a.getTime() - b.getTime()) < 1_000;
}
