import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** The AI inventory. */
  aiInventory?: {
    /** When something that a source no longer lists counts as removed. */
    removal?: {
      /**
       * So many complete listings must lack it.
       * Default: 2
       */
      afterCompleteRuns?: number;
      /**
       * And so much time must have passed.
       * Default: 24 hours
       */
      afterAtLeast?: HumanDuration;
      /**
       * A listing that lacks more than this share of what is known, 0 to 1, is
       * held until an operator releases it.
       * Default: 0.2
       */
      brakeShare?: number;
      /**
       * So many may always be missing, whatever their share.
       * Default: 10
       */
      brakeMinimum?: number;
    };
    /** Who owns what nobody declared. */
    ownership?: {
      /** The first rule that fits wins. */
      rules?: Array<{
        match: {
          /** The tag at the platform. */
          tag: string;
          /** Its value; any where absent. */
          value?: string;
        };
        /**
         * An entity ref. `$${value}` stands for the tag's value, e.g.
         * `group:default/$${value}`.
         */
        owner: string;
      }>;
      /** The owner where no rule fits. */
      default?: string;
    };
  };
}
