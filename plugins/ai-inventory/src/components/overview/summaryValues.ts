import type { FacetValue } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** The name of one of the six colours for things without a colour of their own. */
export const color = (index: number) =>
  `--ai-inventory-color-${(index % 6) + 1}`;

/** How many there are of a value. */
export const countOf = (values: FacetValue[], value: string) =>
  values.find(candidate => candidate.value === value)?.count ?? 0;
