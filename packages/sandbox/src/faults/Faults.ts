import { z } from 'zod';

/**
 * Something to go wrong on purpose:
 *
 * - `slow`: the answer comes after `delayMs`
 * - `rateLimit`: 429 with `Retry-After`
 * - `serverError`: 500, or the `status` given
 * - `unauthorized`, `forbidden`: 401 and 403, as MLflow's basic-auth app says it
 * - `drop`: the connection breaks, in the middle of the answer if `midway`
 * - `brokenJson`: the answer ends too early
 * - `malformedRecord`: one record of the page, number `record`, is damaged
 * - `empty`, `shrunken`: none, or only the share `keep`, of the models (without
 *   `path`: everywhere; with `path`: in that listing only)
 */
export const faultSchema = z.strictObject({
  kind: z.enum([
    'slow',
    'rateLimit',
    'serverError',
    'unauthorized',
    'forbidden',
    'drop',
    'brokenJson',
    'malformedRecord',
    'empty',
    'shrunken',
  ]),
  /** Only requests whose path holds this, e.g. `registered-models/search`. */
  path: z.string().min(1).optional(),
  /** Only this page of a listing, the first being 1. */
  page: z.union([z.number().int().min(1), z.literal('last')]).optional(),
  /** Lets this many matching requests pass first. */
  skip: z.number().int().min(0).optional(),
  /** Is over after this many requests. Default: never. */
  times: z.number().int().min(1).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** `serverError` only. */
  status: z.number().int().min(500).max(599).optional(),
  /** `rateLimit` only: seconds, or an HTTP date. */
  retryAfter: z.union([z.number().min(0), z.string()]).optional(),
  midway: z.boolean().optional(),
  /** Which record of the page, the first being 0. Default: the middle one. */
  record: z.number().int().min(0).optional(),
  /**
   * What is wrong with it: a field of a wrong type, no name or id at all, or it
   * is no object. Default: `field`.
   */
  damage: z.enum(['field', 'name', 'notAnObject']).optional(),
  /** `shrunken` only: the share of models that stays. Default: 0.5. */
  keep: z.number().min(0).max(1).optional(),
});

export type Fault = z.output<typeof faultSchema>;

/** A fault that waits for its requests. */
export interface ActiveFault extends Fault {
  readonly id: string;
  /** How many requests it hit. */
  readonly hits: number;
}

/** Which request asks, as far as faults care. */
export interface FaultTarget {
  readonly path: string;
  readonly page: number;
  readonly last: boolean;
}

interface Entry {
  readonly id: string;
  readonly fault: Fault;
  seen: number;
  hits: number;
}

/** The faults that a sandbox has been asked for. */
export class Faults {
  private readonly entries = new Map<string, Entry>();
  private nextId = 1;

  /** @returns the fault's id, to take it back with. */
  add(fault: Fault): string {
    const id = String(this.nextId++);
    this.entries.set(id, {
      id,
      fault: faultSchema.parse(fault),
      seen: 0,
      hits: 0,
    });
    return id;
  }

  /** Takes back one fault, or all. */
  clear(id?: string): void {
    if (id === undefined) {
      this.entries.clear();
    } else {
      this.entries.delete(id);
    }
  }

  list(): readonly ActiveFault[] {
    return [...this.entries.values()].map(({ id, fault, hits }) => ({
      ...fault,
      id,
      hits,
    }));
  }

  /** The share of models that is still told of in a path's answers. */
  share(path: string): number {
    let share = 1;
    for (const { fault } of this.entries.values()) {
      if (!fault.path || path.includes(fault.path)) {
        if (fault.kind === 'empty') {
          share = 0;
        } else if (fault.kind === 'shrunken') {
          share = Math.min(share, fault.keep ?? 0.5);
        }
      }
    }
    return share;
  }

  /** The faults that hit this request; counts them as used. */
  take(target: FaultTarget): readonly Fault[] {
    const taken: Fault[] = [];
    for (const entry of this.entries.values()) {
      const { fault } = entry;
      if (!matches(fault, target)) {
        continue;
      }
      entry.seen += 1;
      const spent = fault.times !== undefined && entry.hits >= fault.times;
      if (entry.seen > (fault.skip ?? 0) && !spent) {
        entry.hits += 1;
        taken.push(fault);
      }
    }
    return taken;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  if (fault.kind === 'empty' || fault.kind === 'shrunken') {
    return false;
  }
  if (fault.path && !target.path.includes(fault.path)) {
    return false;
  }
  if (fault.page === 'last') {
    return target.last;
  }
  return fault.page === undefined || fault.page === target.page;
}
