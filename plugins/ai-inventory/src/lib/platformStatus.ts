import type { Tone } from '../components/shared/Badges';

// Asked in this order: `Unhealthy` holds `healthy`, `no replica available` holds
// `available`.
const TONES: readonly { readonly tone: Tone; readonly words: RegExp }[] = [
  {
    tone: 'bad',
    words:
      /fail|error|unhealthy|outofservice|unavailable|noreplica|couldnot|degraded|rejected/,
  },
  {
    tone: 'busy',
    words:
      /creating|updating|deleting|deploying|rolling|pending|queued|provision|starting|scaling/,
  },
  { tone: 'neutral', words: /inactive|undeployed|stopped|disabled/ },
  {
    tone: 'good',
    words:
      /inservice|succeeded|completed|approved|deployed|ready|active|running|healthy|available|online/,
  },
];

/**
 * What a platform's own word for a state means at a glance. Words that nobody
 * knew when this was written are neither good nor bad.
 */
export function statusTone(status: string): Tone {
  const word = status.toLocaleLowerCase('en-US').replace(/[^a-z]/g, '');
  return TONES.find(({ words }) => words.test(word))?.tone ?? 'neutral';
}
