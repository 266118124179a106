import { statusTone } from '../../lib/platformStatus';
import { StatusBadge } from './Badges';

/** How something is, in the platform's own word; some say it in a sentence. */
export function PlatformStatus(props: { status: string; title?: string }) {
  return (
    <StatusBadge tone={statusTone(props.status)} title={props.title} wrapping>
      {props.status}
    </StatusBadge>
  );
}
