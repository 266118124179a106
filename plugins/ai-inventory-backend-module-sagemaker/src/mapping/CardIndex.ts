import { parseArn } from '../aws/arn';
import type { Card } from '../reading/schemas';
import { readCardContent, toRiskRating, type CardContent } from './cardContent';
import { groupId, modelId, packageId } from './ids';

/** What a model card contributes to the record of its model. */
export type CardPart = Pick<
  CardContent,
  'description' | 'owner' | 'purpose' | 'riskRating'
>;

interface Entry {
  readonly part: CardPart;
  readonly rank: number;
}

/** Cards by what they are about. Keeps what they say, not the cards. */
export class CardIndex {
  private readonly bySubject = new Map<string, Entry>();
  private readonly byName = new Map<string, Entry>();
  private readonly subjectsByCard = new Map<string, readonly string[]>();

  add(card: Card): void {
    const content = card.Content ? readCardContent(card.Content) : undefined;
    const rank = rankOf(card);
    const part: CardPart = {
      description: content?.description,
      owner: content?.owner,
      purpose: content?.purpose,
      riskRating: content?.riskRating ?? toRiskRating(card.RiskRating),
    };
    const subjects = [
      card.ModelPackageGroupName,
      card.ModelId,
      ...(content?.subjects ?? []),
    ].flatMap(subject => (subject ? subjectsOf(subject) : []));
    for (const subject of subjects) {
      keepBest(this.bySubject, subject, { part, rank });
    }
    if (subjects.length === 0) {
      // The only tie left is the name.
      keepBest(this.byName, card.ModelCardName, { part, rank });
    }
    this.subjectsByCard.set(
      card.ModelCardName,
      subjects.length > 0 ? subjects : subjectsOf(card.ModelCardName),
    );
  }

  /** The card of a record with this external id and name. */
  get(externalId: string, name: string): CardPart | undefined {
    return (
      this.bySubject.get(externalId) ??
      this.bySubject.get(name.toLowerCase()) ??
      this.byName.get(name)
    )?.part;
  }

  /** The external ids that a card may be about. */
  recordsOf(cardName: string): readonly string[] {
    return (this.subjectsByCard.get(cardName) ?? []).flatMap(subject =>
      subject.includes('/') ? [subject] : [groupId(subject), modelId(subject)],
    );
  }
}

/** An external id where an ARN tells the kind; else a bare name. */
function subjectsOf(subject: string): string[] {
  const arn = parseArn(subject);
  if (!arn) {
    return [subject.toLowerCase()];
  }
  const [name, version] = arn.name.split('/');
  switch (arn.type) {
    case 'model-package-group':
      return [groupId(name)];
    case 'model-package':
      return [version === undefined ? packageId(name) : groupId(name)];
    case 'model':
      return [modelId(name)];
    default:
      return [];
  }
}

/** The better, the later in the list. */
const STATUSES = ['Draft', 'PendingReview', 'Approved'];

/** Approved cards first, and among equals the one that changed last. */
function rankOf(card: Card): number {
  const status = STATUSES.indexOf(card.ModelCardStatus ?? '') + 1;
  return status * 1e14 + (card.LastModifiedTime?.getTime() ?? 0);
}

function keepBest(map: Map<string, Entry>, key: string, entry: Entry): void {
  const before = map.get(key);
  if (!before || entry.rank > before.rank) {
    map.set(key, entry);
  }
}
