import type { RequestLog } from '../RequestLog';
import type { Fault, Faults } from './Faults';

/** A fault in the words of the contract test that every source has to pass. */
export interface ListingFault {
  readonly kind: Fault['kind'] | 'hang' | 'unreadableRecord';
  /** What the path of the listing's requests holds. */
  readonly listing: string;
  /** Which answer of the listing, the first being 1. */
  readonly page: number;
  readonly times?: number;
}

/** The parts of a contract test's platform that a sandbox has for each source. */
export interface FaultControls {
  /** Everything that the sandbox can let go wrong. */
  readonly faults: Faults;
  inject(fault: ListingFault): void;
  heal(): void;
  faultHits(): number;
  requests(): number;
  close(): Promise<void>;
}

/** Lets the contract test of a source break a sandbox. */
export function createFaultControls(sandbox: {
  readonly faults: Faults;
  readonly requests: RequestLog;
  close(): Promise<void>;
}): FaultControls {
  const { faults, requests } = sandbox;
  return {
    faults,
    inject: fault => {
      faults.add(toFault(fault));
    },
    heal: () => faults.clear(),
    faultHits: () => faults.list().reduce((sum, { hits }) => sum + hits, 0),
    requests: () => requests.total(),
    close: () => sandbox.close(),
  };
}

function toFault({ kind, listing, page, times }: ListingFault): Fault {
  const place = { path: listing, skip: page - 1, times };
  switch (kind) {
    case 'hang':
      return { ...place, kind: 'slow', delayMs: 4_000 };
    case 'malformedRecord':
      return { ...place, kind, damage: 'field', times: 1 };
    case 'unreadableRecord':
      return {
        ...place,
        kind: 'malformedRecord',
        damage: 'notAnObject',
        times: 1,
      };
    case 'rateLimit':
      return { ...place, kind, retryAfter: 0 };
    default:
      return { ...place, kind };
  }
}
