import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { copiedModels, type Example } from './copiedModels';
import { createDatasetUses, draftDatasets } from './datasets';
import { declare } from './declarations';
import { Drafts, type Draft, type HeldRecord } from './Drafts';
import { draftEndpoints, type EndpointDraft } from './endpoints';
import type { Estate, Thing } from './Estate';
import { otherModels } from './otherModels';
import { Random } from './Random';
import { SOURCES } from './sources';

export interface EstateOptions {
  /** How many models there are at least, each counted once. */
  readonly models: number;
  /** The same seed and size give the same estate. */
  readonly seed: number;
}

/**
 * Makes up what a company's platforms hold and what its owners declare, of
 * which it is known what is one thing and what nobody declared.
 */
export function generateEstate({ models, seed }: EstateOptions): Estate {
  const random = new Random(seed);
  const datasets = draftDatasets(random, Math.ceil(models / 10));
  const drafts = new Drafts(random, createDatasetUses(random, datasets));
  while (drafts.models.length < models) {
    const example = drawExample(random);
    example.make(drafts, example.name);
  }
  const endpoints = draftEndpoints(
    random,
    drafts.models,
    Math.ceil(models / 7),
  );
  const declared = declare(random, drafts.models, datasets);
  const things = [...drafts.models, ...datasets];
  return {
    sources: Object.values(SOURCES),
    records: bySource(
      random,
      [...things.flatMap(({ held }) => held)].concat(
        endpoints.map(({ held }) => held),
      ),
    ),
    things: [...things.map(toThing), ...endpoints.map(toEndpointThing)],
    declarations: declared.entities,
    claims: declared.claims,
  };
}

const EXAMPLES: readonly Example[] = [...copiedModels, ...otherModels];
const TOTAL = EXAMPLES.reduce((total, { weight }) => total + weight, 0);

function drawExample(random: Random): Example {
  let drawn = random.next() * TOTAL;
  for (const example of EXAMPLES) {
    drawn -= example.weight;
    if (drawn < 0) {
      return example;
    }
  }
  return EXAMPLES[0];
}

/** In no order that tells anything. */
function bySource(
  random: Random,
  held: readonly HeldRecord[],
): Map<string, SourceRecordInput[]> {
  const lists = new Map<string, SourceRecordInput[]>(
    Object.values(SOURCES).map(({ ref }) => [ref, []]),
  );
  const shuffled = held
    .map(each => ({ each, at: random.next() }))
    .sort((a, b) => a.at - b.at);
  for (const { each } of shuffled) {
    lists.get(SOURCES[each.source].ref)?.push(each.record);
  }
  return lists;
}

function toThing(draft: Draft): Thing {
  const { kind, example, links, declared, production } = draft;
  const records = draft.held.map(({ ref }) => ref);
  return { kind, example, records, links, declared, production };
}

function toEndpointThing({
  example,
  held,
  models,
  production,
}: EndpointDraft): Thing {
  return {
    kind: 'endpoint',
    example,
    records: [held.ref],
    links: [],
    declared: false,
    runsUndeclared: models.some(model => !model?.declared),
    production,
  };
}
