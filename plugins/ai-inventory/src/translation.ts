import {
  createTranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import type { TranslationFunction } from '@backstage/frontend-plugin-api';
import { asOfMessages } from './messages/asOfMessages';
import { compareMessages } from './messages/compareMessages';
import { datasetMessages } from './messages/datasetMessages';
import { entityMessages } from './messages/entityMessages';
import { evidenceMessages } from './messages/evidenceMessages';
import { governanceMessages } from './messages/governanceMessages';
import { lineageMessages } from './messages/lineageMessages';
import { pageMessages } from './messages/pageMessages';
import { sourceMessages } from './messages/sourceMessages';

/**
 * Every text of the plugin; portals can translate or reword it.
 * @public
 */
export const aiInventoryTranslationRef = createTranslationRef({
  id: 'plugin.ai-inventory',
  messages: {
    ...pageMessages,
    ...sourceMessages,
    ...entityMessages,
    ...datasetMessages,
    ...compareMessages,
    ...governanceMessages,
    ...lineageMessages,
    ...asOfMessages,
    ...evidenceMessages,
  },
});

/** Gives the text for a key. */
export type Translate = TranslationFunction<
  (typeof aiInventoryTranslationRef)['T']
>;

/** The plugin's texts in the reader's language. */
export function useInventoryTranslation(): { t: Translate } {
  return useTranslationRef(aiInventoryTranslationRef);
}
