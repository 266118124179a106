import type { AssetDifference } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { fieldInWords } from '../../lib/describeRevision';

/** Those differences that hold every word of the text, in a name or a change. */
export function searchDifferences(
  differences: readonly AssetDifference[],
  text: string,
): readonly AssetDifference[] {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return differences;
  }
  return differences.filter(({ name, entityRef, kind, changes }) => {
    const content = [
      name,
      entityRef,
      kind,
      ...changes.flatMap(({ field, from, to }) => [
        fieldInWords(field),
        from,
        to,
      ]),
    ]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return words.every(word => content.includes(word));
  });
}
