import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_AI_INVENTORY_RECORDS,
  type Lifecycle,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DatasetDraft } from './datasets';
import type { Draft } from './Drafts';
import type { Random } from './Random';

const DECLARED_SHARE = 0.4;

/** How owners claim, and how they err; in shares of all declarations. */
const MISTAKES = {
  typo: 0.02,
  unknownSource: 0.01,
  anothersRecord: 0.01,
  oneTooMany: 0.005,
  disputed: 0.005,
  rivals: 0.005,
} as const;
type Mistake = keyof typeof MISTAKES;

/** Declarations, and the records that each of them rightly or wrongly names. */
export interface Declared {
  readonly entities: readonly Entity[];
  /** By declaration, without what is not there. */
  readonly claims: ReadonlyArray<readonly string[]>;
}

/** Declares a share of the models and datasets, and marks them as declared. */
export function declare(
  random: Random,
  models: readonly Draft[],
  datasets: readonly DatasetDraft[],
): Declared {
  const entities: Entity[] = [];
  const claims: string[][] = [];
  const add = (draft: Draft, refs: readonly string[], named: Draft[]) => {
    entities.push(
      modelEntity(draft, refs, `${slug(draft.name)}-${entities.length}`),
    );
    const real = new Set(
      named.flatMap(({ held }) => held.map(({ ref }) => ref)),
    );
    claims.push(refs.filter(ref => real.has(ref)));
    named.forEach(each => Object.assign(each, { declared: true }));
  };
  const taken = new Set<Draft>();
  models.forEach((draft, index) => {
    if (taken.has(draft) || !random.chance(DECLARED_SHARE)) {
      return;
    }
    const refs = draft.held.map(({ ref }) => ref);
    // The next but one shares nothing with it, not even an example.
    const other = models[index + 7];
    const isFree = other !== undefined && !taken.has(other);
    const [first, second] = refs;
    switch (mistakeOf(random)) {
      case 'typo':
        add(draft, [`${first}-typo`], []);
        return;
      case 'unknownSource':
        add(draft, [first.replace(/^[^:]+/, 'mlflow/forgotten')], []);
        return;
      case 'anothersRecord':
        if (isFree) {
          taken.add(other);
          add(draft, [other.held[0].ref], [other]);
        }
        return;
      case 'oneTooMany':
        if (isFree) {
          taken.add(other);
          add(draft, [...refs, other.held[0].ref], [draft, other]);
        }
        return;
      case 'disputed':
        add(draft, refs, [draft]);
        add(draft, [first], [draft]);
        return;
      case 'rivals':
        if (second) {
          add(draft, [first], [draft]);
          add(draft, [second], [draft]);
        }
        return;
      default:
        add(
          draft,
          random.chance(0.5) ? refs : [random.pick([first, ...refs.slice(1)])],
          [draft],
        );
    }
  });
  for (const draft of datasets) {
    if (random.chance(DECLARED_SHARE)) {
      const refs = draft.held.map(({ ref }) => ref);
      const name = `${draft.name}-${entities.length}`;
      entities.push(datasetEntity(draft, name));
      claims.push(refs);
      draft.declared = true;
    }
  }
  return { entities, claims };
}

function mistakeOf(random: Random): Mistake | undefined {
  let drawn = random.next();
  for (const [mistake, share] of Object.entries(MISTAKES)) {
    drawn -= share;
    if (drawn < 0) {
      return mistake as Mistake;
    }
  }
  return undefined;
}

function slug(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, '-').slice(0, 50);
}

function modelEntity(
  { team }: Draft,
  claims: readonly string[],
  name: string,
): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: {
      name,
      annotations: { [ANNOTATION_AI_INVENTORY_RECORDS]: claims.join(', ') },
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production' satisfies Lifecycle,
      owner: `group:default/${team}`,
    },
  };
}

/** By the place where it lies, or else by its records. */
function datasetEntity(
  { team, uri, held }: DatasetDraft,
  name: string,
): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'Dataset',
    metadata: {
      name,
      ...(!uri && {
        annotations: {
          [ANNOTATION_AI_INVENTORY_RECORDS]: held
            .map(({ ref }) => ref)
            .join(', '),
        },
      }),
    },
    spec: {
      type: 'table',
      lifecycle: 'production' satisfies Lifecycle,
      owner: `group:default/${team}`,
      ...(uri && { uri }),
    },
  };
}
