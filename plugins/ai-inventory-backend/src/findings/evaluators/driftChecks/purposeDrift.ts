import { presentRecords } from '../presentRecords';
import { listedRefs, quoted } from '../sentences';
import type { DriftCheck } from './Difference';

const MAX_PURPOSE = 120;

/** Meant for another thing by its owner than at its platform. */
export const purposeDrift: DriftCheck = (facts, { intendedPurpose }) => {
  const declared = plainText(intendedPurpose);
  if (!declared || !intendedPurpose) {
    return [];
  }
  const others = presentRecords(facts).filter(({ content }) => {
    const told = plainText(content.intendedPurpose);
    return told !== '' && told !== declared;
  });
  const said = others[0]?.content.intendedPurpose;
  return said === undefined
    ? []
    : [
        {
          sentence: `Its declaration says it is meant for ${quoted(
            intendedPurpose,
            MAX_PURPOSE,
          )}, but ${listedRefs(others.map(({ ref }) => ref))} ${
            others.length > 1 ? 'say otherwise, e.g.' : 'says'
          } ${quoted(said, MAX_PURPOSE)}.`,
          severe: false,
        },
      ];
};

/** What is left of a text when only its words count. */
function plainText(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '');
}
