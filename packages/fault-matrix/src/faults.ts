import type { Fault } from '@ai-inventory/sandbox';

/** A fault, and how a sync may end that meets it. */
export interface MatrixFault {
  readonly title: string;
  readonly fault: Fault;
  readonly ends: readonly string[];
}

function fatal(fault: Fault): MatrixFault {
  return { title: describe(fault), fault, ends: ['failed'] };
}

function passing(fault: Fault): MatrixFault {
  return { title: describe(fault), fault, ends: ['succeeded'] };
}

function damage(fault: Fault): MatrixFault {
  return {
    title: describe(fault),
    fault: { ...fault, times: 1 },
    // A field that nobody reads does no harm; without an id, to fail is right.
    ends: ['partial', 'succeeded', 'failed'],
  };
}

function describe({ kind, ...details }: Fault): string {
  const said = Object.entries(details).map(([key, value]) => `${key} ${value}`);
  return [kind, ...said].join(', ');
}

/** Everything that the sandbox can do to one page of a listing. */
export const PAGE_FAULTS: readonly MatrixFault[] = [
  fatal({ kind: 'serverError' }),
  fatal({ kind: 'serverError', status: 503 }),
  fatal({ kind: 'rateLimit', retryAfter: 0 }),
  fatal({ kind: 'unauthorized' }),
  // What belongs to one object only may be refused: that one is quarantined.
  { ...fatal({ kind: 'forbidden' }), ends: ['failed', 'partial'] },
  fatal({ kind: 'drop' }),
  fatal({ kind: 'drop', midway: true }),
  fatal({ kind: 'brokenJson' }),
  passing({ kind: 'rateLimit', retryAfter: 0, times: 2 }),
  passing({ kind: 'serverError', status: 503, times: 1 }),
  passing({ kind: 'drop', times: 1 }),
  passing({ kind: 'slow', delayMs: 3 }),
  damage({ kind: 'malformedRecord', damage: 'field' }),
  damage({ kind: 'malformedRecord', damage: 'name' }),
  damage({ kind: 'malformedRecord', damage: 'notAnObject' }),
];
