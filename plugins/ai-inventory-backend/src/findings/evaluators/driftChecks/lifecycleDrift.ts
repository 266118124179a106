import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { RecordFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { presentRecords } from '../presentRecords';
import { listed, listedRefs, shown } from '../sentences';
import type { DriftCheck } from './Difference';

const FROM_HIGHEST: readonly Lifecycle[] = [
  'production',
  'testing',
  'development',
  // Any use of it counts more than that it is retired elsewhere.
  'retired',
];

/** Declared in one lifecycle, found in another. */
export const lifecycleDrift: DriftCheck = (facts, { lifecycle: declared }) => {
  const records = presentRecords(facts);
  const highest = highestLifecycle(records);
  const runsThoughRetired = declared === 'retired' && facts.runsIn.length > 0;
  const differs = highest !== undefined && highest !== declared;
  if (!declared || !(differs || runsThoughRetired)) {
    return [];
  }
  const told = records.filter(({ content }) => content.lifecycle === highest);
  const evidence = [
    ...(differs
      ? [
          `${listedRefs(told.map(({ ref }) => ref))} ${
            told.length > 1 ? 'say' : 'says'
          } ${highest}`,
        ]
      : []),
    ...(runsThoughRetired
      ? [`endpoints run it in ${listed(facts.runsIn.map(it => shown(it)))}`]
      : []),
  ];
  return [
    {
      sentence: `Its declaration says ${declared}, but ${evidence.join(
        ' and ',
      )}.`,
      severe:
        declared === 'retired' &&
        (runsThoughRetired || highest === 'production'),
    },
  ];
};

function highestLifecycle(
  records: readonly RecordFacts[],
): Lifecycle | undefined {
  const told = new Set(records.map(({ content }) => content.lifecycle));
  return FROM_HIGHEST.find(lifecycle => told.has(lifecycle));
}
