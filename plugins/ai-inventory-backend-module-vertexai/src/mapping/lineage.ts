import type { SourceDatasetUse } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { idOf, isNeighbour, placeOf } from '../names';
import type { Lineage } from '../schemas';

type Artifact = Lineage['artifacts'][number];
type Role = SourceDatasetUse['role'];

/** A managed dataset that went into a model, and what for. */
export interface DatasetInLineage {
  readonly id: string;
  readonly role: Role;
}

const MAX_DEPTH = 4;
const MANAGED = 'google.VertexDataset';
const MODEL = /model/i;

/**
 * The managed datasets that an artifact was made from, also by way of data that
 * was made from them. What they were used for is told by the name of what went
 * into the training; where it tells nothing and was all that went in, that was
 * training.
 */
export function datasetsOfLineage(
  { artifacts, events }: Lineage,
  start: string,
  project: string,
): DatasetInLineage[] {
  const isOurs = (resource: string) => isNeighbour(resource, start, project);
  const byName = new Map(artifacts.map(artifact => [artifact.name, artifact]));
  const inputsOf = (name: string): Artifact[] => {
    const makers = new Set(
      events
        .filter(({ type, artifact }) => type === 'OUTPUT' && artifact === name)
        .map(({ execution }) => execution),
    );
    return events.flatMap(({ type, artifact, execution }) => {
      const input =
        type === 'INPUT' && makers.has(execution)
          ? byName.get(artifact ?? '')
          : undefined;
      // What another model was made from is that model's own affair.
      return input && !MODEL.test(input.schemaTitle ?? '') ? [input] : [];
    });
  };

  const found = new Map<string, DatasetInLineage>();
  const direct = inputsOf(start);
  for (const input of direct) {
    const role = roleOf(input.displayName, direct.length === 1);
    for (const id of managedDatasets(input, isOurs, inputsOf)) {
      found.set(`${id}\n${role}`, { id, role });
    }
  }
  return [...found.values()];
}

function managedDatasets(
  artifact: Artifact,
  isOurs: (resource: string) => boolean,
  inputsOf: (name: string) => Artifact[],
): string[] {
  const ids = new Set<string>();
  const visited = new Set<string>();
  const visit = (current: Artifact, depth: number) => {
    if (visited.has(current.name)) {
      return;
    }
    visited.add(current.name);
    const resource = current.metadata?.resourceName;
    if (current.schemaTitle === MANAGED && typeof resource === 'string') {
      const isDataset = placeOf(resource)?.path.startsWith('datasets/');
      if (isDataset && isOurs(resource)) {
        ids.add(idOf(resource));
      }
    } else if (depth < MAX_DEPTH) {
      inputsOf(current.name).forEach(input => visit(input, depth + 1));
    }
  };
  visit(artifact, 1);
  return [...ids];
}

function roleOf(name: string | undefined, isOnlyOne: boolean): Role {
  if (/train/i.test(name ?? '')) {
    return 'training';
  }
  if (/valid|eval/i.test(name ?? '')) {
    return 'validation';
  }
  if (/test|holdout/i.test(name ?? '')) {
    return 'test';
  }
  return isOnlyOne ? 'training' : 'other';
}
