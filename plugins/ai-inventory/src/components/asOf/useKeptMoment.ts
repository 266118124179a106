import { useLayoutEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { type Moment, writeMoment } from '../../lib/moment';
import { type MomentChoice, useMoment } from './useMoment';

interface Handover {
  readonly moment: Moment;
  readonly owner: string;
  /** Of the step in the browser's history that led away from the tab. */
  readonly key: string | undefined;
}

/** What the tab that was just left showed; the tabs of an entity know no more of each other. */
let handover: Handover | undefined;

/** The key that the router gave to the current step of the browser's history. */
const currentKey = (): string | undefined => window.history.state?.key;

/**
 * The moment of the address, which the tabs of one entity hand on to each other:
 * links between tabs know nothing of it.
 *
 * @param owner - whose tabs they are
 */
export function useKeptMoment(owner: string): MomentChoice {
  const choice = useMoment();
  const { key } = useLocation();
  const [, setParams] = useSearchParams();
  const shown = useRef(choice.moment);
  shown.current = choice.moment;

  useLayoutEffect(() => {
    const kept = handover;
    handover = undefined;
    if (kept?.owner === owner && kept.key === key && !shown.current) {
      setParams(params => writeMoment(params, kept.moment), { replace: true });
    }
    // Only when the tab opens; later its own choice counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // A layout effect: the next tab's runs after it.
  useLayoutEffect(
    () => () => {
      const moment = shown.current;
      handover = moment && { moment, owner, key: currentKey() };
    },
    [owner],
  );
  return choice;
}
