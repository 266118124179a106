import type { AssetKind } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { DateTime } from 'luxon';
import { ASSET_KINDS } from './assetFilters';
import { type Clock, CLOCKS, parseClock, parseTime } from './moment';

/** Which two dates are compared, and how. */
export interface ChangesChoice {
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601; absent: now. */
  readonly to?: string;
  readonly clock: Clock;
  /** The entity of the only asset to look at; absent: all. */
  readonly entityRef?: string;
  /** Absent: all kinds. */
  readonly kind?: AssetKind;
}

/** Reads the choice from an address; none where its dates make no sense. */
export function parseChangesChoice(
  params: URLSearchParams,
  now: DateTime,
): ChangesChoice | undefined {
  const from = parseTime(params.get('from'), now);
  const to = parseTime(params.get('to'), now);
  if (!from || (to !== undefined && from >= to)) {
    return undefined;
  }
  return {
    from,
    to,
    clock: parseClock(params.get('clock')),
    entityRef: params.get('entityRef') || undefined,
    kind: ASSET_KINDS.find(kind => kind === params.get('kind')),
  };
}

/** Writes the choice into an address; what is usual there is left out. */
export function writeChangesChoice(choice: ChangesChoice): URLSearchParams {
  const { from, to, clock, entityRef, kind } = choice;
  return new URLSearchParams({
    from,
    ...(to && { to }),
    ...(clock !== CLOCKS[0] && { clock }),
    ...(entityRef && { entityRef }),
    ...(kind && { kind }),
  });
}
