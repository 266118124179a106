import { DateTime } from 'luxon';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type Moment, momentOf, writeMoment } from '../../lib/moment';

/** The moment that the address holds, and a way to change it. */
export interface MomentChoice {
  /** Absent: as of now. */
  readonly moment?: Moment;
  /** Leaves a step in the browser's history; without a moment it goes back to now. */
  readonly choose: (moment: Moment | undefined) => void;
}

/** As of when the page is shown. What makes no sense in the address is no moment. */
export function useMoment(): MomentChoice {
  const [params, setParams] = useSearchParams();
  const time = params.get('asOf');
  const clock = params.get('clock');
  // Whatever else changes in the address, it is the same moment.
  const moment = useMemo(
    () => momentOf(time, clock, DateTime.now()),
    [time, clock],
  );
  const choose = useCallback(
    (next: Moment | undefined) =>
      setParams(current => {
        const changed = writeMoment(current, next);
        // Pages of another moment have other cursors.
        changed.delete('cursor');
        return changed;
      }),
    [setParams],
  );
  return { moment, choose };
}
