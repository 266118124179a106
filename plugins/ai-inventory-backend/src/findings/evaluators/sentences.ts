import type {
  AssetFacts,
  FindingDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { recordsNotRemoved } from './presentRecords';

const MAX_TEXT = 2_000;
const MAX_NAME = 80;
const MAX_REF = 150;
const MAX_ITEMS = 5;
const MAX_REFS = 3;

// Line breaks, control characters, halves of characters, and marks that turn
// the direction of all the text behind them.
const UNREADABLE = /[\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu;

/** Text from outside on one line, cut where it goes on for too long. */
export function shown(text: string, most: number = MAX_NAME): string {
  const clean = text
    .slice(0, most + 1)
    .replace(UNREADABLE, ' ')
    .trim();
  const cut =
    text.length > most
      ? `${clean.slice(0, most - 1).replace(UNREADABLE, ' ')}…`
      : clean;
  return cut || '(no name)';
}

/** A name from outside, told apart from the sentence around it. */
export function quoted(name: string, most?: number): string {
  return `"${shown(name, most)}"`;
}

/** The asset at the start of a sentence, e.g. `The model "fraud"`. */
export function theAsset(facts: AssetFacts): string {
  return `The ${facts.kind} ${quoted(facts.name)}`;
}

/** `a`, `a and b`, `a, b and c`, `a, b and 12 more`; each item once. */
export function listed(
  items: Iterable<string>,
  most: number = MAX_ITEMS,
): string {
  const unique = [...new Set(items)];
  const parts =
    unique.length > most
      ? [...unique.slice(0, most), `${unique.length - most} more`]
      : unique;
  const last = parts.at(-1) ?? '';
  return parts.length < 2
    ? last
    : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Record refs in a sentence. */
export function listedRefs(refs: Iterable<string>): string {
  return listed([...refs].map(shownRef), MAX_REFS);
}

/** One record or entity ref in a sentence. */
export function shownRef(ref: string): string {
  return shown(ref, MAX_REF);
}

/** How we know of the asset: a sentence, or none where no record tells. */
export function knownFrom(facts: AssetFacts): string | undefined {
  const refs = recordsNotRemoved(facts).map(({ ref }) => ref);
  return refs.length > 0 ? `Known from ${listedRefs(refs)}.` : undefined;
}

/** The entity that stands for the asset: its declaration, or the discovered. */
export function assetLink(facts: AssetFacts): string | undefined {
  return facts.declaration?.entityRef ?? facts.entityRef;
}

/** The asset's page at its platform, or else its entity. */
export function platformLink(facts: AssetFacts): string | undefined {
  const pages = recordsNotRemoved(facts).map(({ content }) => content.webUrl);
  // A portal must never offer another kind of link, such as `javascript:`.
  const isPage = (url: string = '') =>
    url.length <= MAX_TEXT && /^https?:\/\//i.test(url);
  return pages.find(isPage) ?? assetLink(facts);
}

/** Joins sentences to a finding, none of whose texts is too long to be kept. */
export function toDraft(options: {
  readonly severity: FindingDraft['severity'];
  readonly sentences: ReadonlyArray<string | undefined>;
  readonly action: string;
  readonly link: string | undefined;
}): FindingDraft {
  const { severity, sentences, action, link } = options;
  const isUsable = link !== undefined && link.length <= MAX_TEXT;
  return {
    severity,
    explanation: shown(sentences.filter(Boolean).join(' '), MAX_TEXT),
    action: shown(action, MAX_TEXT),
    ...(isUsable && { link }),
  };
}
