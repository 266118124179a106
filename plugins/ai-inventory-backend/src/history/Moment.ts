import { InputError } from '@backstage/errors';
import type { MomentQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** A point in time at which the inventory is looked at. */
export interface Moment {
  readonly at: Date;
  /**
   * `known`: what the inventory held then. `actual`: what was the case then at
   * the sources, by all that is known by now.
   */
  readonly clock: 'known' | 'actual';
}

/** Clocks of two machines may differ by so much. */
const SKEW_MS = 60_000;

/**
 * Takes the moment out of a query.
 * @throws InputError for one that is yet to come, or no time at all
 */
export function takeMoment<TQuery extends MomentQuery>(
  { asOf, clock, ...query }: TQuery,
  now: Date = new Date(),
): { query: Omit<TQuery, keyof MomentQuery>; moment?: Moment } {
  if (asOf === undefined) {
    if (clock !== undefined) {
      throw new InputError(
        `'clock' says how to look at a date: give one with 'asOf', or leave 'clock' out.`,
      );
    }
    return { query };
  }
  const at = new Date(asOf);
  if (Number.isNaN(at.getTime())) {
    throw new InputError(
      `'asOf' must be a time such as 2026-03-31T23:59:59Z or 2026-03-31T23:59:59+02:00`,
    );
  }
  if (at.getTime() > now.getTime() + SKEW_MS) {
    throw new InputError(
      `'asOf' is ${at.toISOString()}, which is yet to come (it is ${now.toISOString()}). Nobody knows what will be: ask for an earlier time, or leave 'asOf' out.`,
    );
  }
  return { query, moment: { at, clock: clock ?? 'known' } };
}
