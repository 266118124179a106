import { CARDS } from './kinds';
import { Listing, readListed, type Read } from './readKind';
import type { SagemakerApi } from './SagemakerApi';
import { cardSummarySchema, type Card, type CardSummary } from './schemas';

/**
 * Reads all model cards. Of a summary that could not be understood the name is
 * enough: what the card says of a model must not be lost with it.
 */
export async function* readCards(
  api: SagemakerApi,
  listing: Listing<CardSummary>,
): AsyncGenerator<readonly Read<Card>[]> {
  for (const { id } of listing.broken.splice(0)) {
    listing.summaries.set(
      id,
      cardSummarySchema.parse({ ModelCardName: id, ModelCardArn: id }),
    );
  }
  yield* readListed(api, CARDS, listing);
}
