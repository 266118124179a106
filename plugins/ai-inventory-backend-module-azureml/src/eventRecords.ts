import { recordId } from './mapping/common';
import type { GridEvent } from './eventGrid';

const PREFIX = 'Microsoft.MachineLearningServices.';

/**
 * The records that an event may have changed. A run is none itself: its pipeline
 * is, while the model that a training registers has an event of its own.
 */
export function recordsOfEvent(event: GridEvent): string[] {
  if (!event.type.startsWith(PREFIX)) {
    return [];
  }
  const data = lowerCaseKeys(event.data);
  switch (event.type.slice(PREFIX.length)) {
    case 'ModelRegistered':
      return modelIds(data.modelname ?? withoutType(event.subject, 'models'));
    case 'ModelDeployed':
      return [
        ...split(data.modelids).flatMap(modelIds),
        ...split(data.servicename).map(name =>
          recordId('onlineEndpoints', name),
        ),
      ];
    case 'RunCompleted':
    case 'RunStatusChanged':
      return isPipeline(data.runtype)
        ? split(data.experimentname).map(name => recordId('pipelines', name))
        : [];
    case 'DatasetDriftDetected':
      // Datasets of the first generation have ids that no listing tells.
      return [data.basedatasetid, data.targetdatasetid].flatMap(id => {
        const [name, version] = text(id).split(':');
        return name && version ? [recordId('data', name)] : [];
      });
    default:
      return [];
  }
}

/** Azure's examples write the same field as `ModelName` and as `modelName`. */
function lowerCaseKeys(
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]),
  );
}

function isPipeline(runType: unknown): boolean {
  return text(runType).toLowerCase().includes('pipelinerun');
}

/** The record of a model that is given as `name` or `name:version`. */
function modelIds(model: unknown): string[] {
  const [name] = text(model).split(':');
  return name ? [recordId('models', name)] : [];
}

function withoutType(subject: string, type: string): string {
  return subject.startsWith(`${type}/`) ? subject.slice(type.length + 1) : '';
}

function split(list: unknown): string[] {
  return text(list)
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
