import type {
  SourceEvent,
  SourceEventAnswer,
  SourceEvents,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import type { VertexaiSourceFields } from './config';
import { pipelineNameOf } from './mapping/pipelines';
import {
  externalIdOf,
  modelReference,
  placeOf,
  type RecordKind,
} from './names';
import { readField } from './rows';

/** Where the entries of the audit log arrive in Backstage. */
export const TOPIC = 'aiInventory.vertexai';

const SERVICE = 'aiplatform.googleapis.com';
const MAX_AGE_MS = 86_400_000;
const MAX_AHEAD_MS = 5 * 60_000;

const entrySchema = z.object({
  insertId: z.string().min(1),
  timestamp: z.string().min(1),
  logName: z.string().optional(),
  resource: z
    .object({
      labels: z
        .object({
          project_id: z.string().optional(),
          location: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  protoPayload: z.object({
    serviceName: z.string(),
    methodName: z.string().min(1),
    resourceName: z.string().optional(),
    request: z.unknown().optional(),
    response: z.unknown().optional(),
    status: z
      .object({ code: z.number().optional() })
      .nullish()
      .transform(status => status?.code ?? 0),
  }),
});

type Entry = z.output<typeof entrySchema>;

/** The services of Vertex AI whose objects are records of the inventory. */
const KINDS: Readonly<Record<string, RecordKind>> = {
  ModelService: 'models',
  EndpointService: 'endpoints',
  DatasetService: 'datasets',
};

const READS = /^(Get|List|Query|Search|Export|Batch(Get|Read)|Check|Count)/;

/** Where an entry may name the object that it is about. */
const PLACES = [
  ['response', 'model'],
  ['response', 'name'],
  ['request', 'name'],
  ['request', 'parentModel'],
  ['request', 'parent'],
  ['request', 'model'],
  ['request', 'model', 'name'],
  ['request', 'endpoint'],
  ['request', 'endpoint', 'name'],
  ['request', 'dataset', 'name'],
  ['request', 'datasetVersion', 'name'],
] as const;

/** How entries of Google Cloud's audit log are understood. */
export function createEvents(
  fields: Pick<VertexaiSourceFields, 'project' | 'location'>,
): SourceEvents {
  return {
    topics: [TOPIC],
    onEvent: event => understand(event, fields),
  };
}

function understand(
  { eventPayload, now }: SourceEvent,
  source: Pick<VertexaiSourceFields, 'project' | 'location'>,
): SourceEventAnswer {
  const parsed = entrySchema.safeParse(eventPayload);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue.path.map(String).join('.');
    return refuse(
      `It is no entry of an audit log (${path ? `${path}: ` : ''}${
        issue.message
      }).`,
    );
  }
  const entry = parsed.data;
  const { serviceName, methodName, status } = entry.protoPayload;
  if (serviceName !== SERVICE) {
    return ignore('It is not of Vertex AI.');
  }
  const place = readPlace(entry);
  if (!place.project || !place.location) {
    return refuse('It tells no project and location.');
  }
  if (
    !place.project.includes(source.project) ||
    place.location !== source.location
  ) {
    return ignore('It is of another project or location.');
  }
  const age = now.getTime() - Date.parse(entry.timestamp);
  if (!(age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS)) {
    return refuse('It is older than a day, or of the future.');
  }
  if (status !== 0) {
    return ignore('The call failed, and changed nothing.');
  }
  const externalIds = changedBy(entry, methodName);
  return externalIds.length > 0
    ? {
        type: 'changed',
        externalIds,
        deliveryId: `${entry.insertId}@${entry.timestamp}`,
      }
    : ignore('It is about no record of the inventory.');
}

/** The project by its id and number, as far as the entry tells them. */
function readPlace(entry: Entry): {
  readonly project?: readonly string[];
  readonly location?: string;
} {
  const named = placeOf(entry.protoPayload.resourceName ?? '');
  const { project_id: id, location } = entry.resource?.labels ?? {};
  const logged = /^projects\/([^/]+)\//.exec(entry.logName ?? '')?.[1];
  const projects = [id, logged, named?.project].filter(
    project => project !== undefined,
  );
  return {
    project: projects.length > 0 ? projects : undefined,
    location: named?.location ?? location,
  };
}

/** The records that a call may have changed. */
function changedBy({ protoPayload }: Entry, methodName: string): string[] {
  // e.g. google.cloud.aiplatform.v1.ModelService.UploadModel
  const [service, method] = methodName.split('.').slice(-2);
  if (method === undefined || READS.test(method)) {
    return [];
  }
  if (service === 'PipelineService' && method.endsWith('PipelineJob')) {
    return changedPipeline(protoPayload);
  }
  const kind = Object.hasOwn(KINDS, service) ? KINDS[service] : undefined;
  if (!kind) {
    return [];
  }
  const names = [
    protoPayload.resourceName,
    ...PLACES.map(path => readField(protoPayload, ...path)),
  ];
  const ids = names.flatMap(name => {
    const [found, id] = placeOf(name ?? '')?.path.split('/') ?? [];
    return found === kind && id ? [modelReference(id).id] : [];
  });
  return [...new Set(ids)].map(id => externalIdOf(kind, id));
}

function changedPipeline({
  request,
  response,
  resourceName,
}: Entry['protoPayload']): string[] {
  const job = [
    response,
    (request as { pipelineJob?: unknown } | null | undefined)?.pipelineJob,
  ].find(candidate => typeof candidate === 'object' && candidate !== null);
  const name = readField(job, 'name') ?? resourceName ?? '';
  const isNamed = placeOf(name)?.path.startsWith('pipelineJobs/');
  const specName = readField(job, 'pipelineSpec', 'pipelineInfo', 'name');
  const templateUri = readField(job, 'templateUri');
  return isNamed || specName || templateUri
    ? [
        externalIdOf(
          'pipelines',
          pipelineNameOf({ name, specName, templateUri }),
        ),
      ]
    : [];
}

function ignore(reason: string): SourceEventAnswer {
  return { type: 'ignored', reason };
}

function refuse(reason: string): SourceEventAnswer {
  return { type: 'refused', reason };
}
