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
      /** The first rule that fits and gives the ref of a group or user wins. */
      rules?: Array<{
        /** All that is given must fit; give at least one. */
        match: {
          /** The tag at the platform. */
          tag?: string;
          /**
           * The tag's value; any where absent. Compared exactly, or as a regular
           * expression when written `/…/`.
           */
          value?: string;
          /**
           * Who the platform says is responsible, or made it. Compared exactly,
           * or as a regular expression when written `/…/`.
           */
          user?: string;
          /** How the name at the platform starts, with its separator: `risk-`. */
          prefix?: string;
          /** The source's ref; `*` stands for any characters: `sagemaker/*`. */
          source?: string;
          /** AWS account id, Azure subscription id, or Google project. */
          account?: string;
          /** The record's own environment, or else its source's. */
          environment?: string;
          kind?: 'model' | 'dataset' | 'pipeline' | 'endpoint';
        };
        /**
         * The entity ref of a group or user, e.g. `group:default/$${value}`.
         * `$${user}`, `$${account}` and `$${environment}` stand for what the
         * asset says, `$${value}` for the tag's value, `$${rest}` for the name
         * after the prefix up to the next of `-_./`, `$${1}` or `$${name}` for a
         * group of the regular expression.
         */
        owner: string;
      }>;
      /** The owner where no rule gives one: the ref of a group or user. */
      default?: string;
    };
  };
}
