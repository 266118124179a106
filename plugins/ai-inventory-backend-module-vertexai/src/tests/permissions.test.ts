import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '@ai-inventory/sandbox';
import { parse } from 'yaml';
import { z } from 'zod';
import { createSource, readAll, readSome } from './readAll';

/** What Google's documentation asks for each call, independent of the source. */
const NEEDED: [RegExp, string][] = [
  [/\/timeSeries$/, 'monitoring.timeSeries.list'],
  [/\/models$/, 'aiplatform.models.list'],
  [/\/models\/[^/]+:listVersions$/, 'aiplatform.models.list'],
  [/\/models\/[^/:]+$/, 'aiplatform.models.get'],
  [/\/models\/[^/]+\/evaluations$/, 'aiplatform.modelEvaluations.list'],
  [/\/trainingPipelines\/[^/]+$/, 'aiplatform.trainingPipelines.get'],
  [/\/datasets$/, 'aiplatform.datasets.list'],
  [/\/datasets\/[^/]+$/, 'aiplatform.datasets.get'],
  [/\/datasetVersions$/, 'aiplatform.datasetVersions.list'],
  [/\/endpoints$/, 'aiplatform.endpoints.list'],
  [/\/endpoints\/[^/]+$/, 'aiplatform.endpoints.get'],
  [/\/pipelineJobs$/, 'aiplatform.pipelineJobs.list'],
  [/\/pipelineJobs\/[^/]+$/, 'aiplatform.pipelineJobs.get'],
  [/:queryArtifactLineageSubgraph$/, 'aiplatform.artifacts.get'],
];

function permissionFor(request: string): string {
  const [method, path] = request.split(' ');
  const [, permission] = NEEDED.find(([pattern]) => pattern.test(path)) ?? [];
  if (method !== 'GET' || permission === undefined) {
    throw new Error(`No permission is known for: ${request}`);
  }
  return permission;
}

it('makes just those calls whose permissions the README asks for', async () => {
  const sandbox = await startSandbox();
  try {
    const source = createSource(sandbox.url);
    const { records } = await readAll(source);
    await readSome(source, [...records.keys()]);
    await source.lastActivity(
      [...records.keys()].map(externalId => ({ externalId, deployments: [] })),
      { signal: new AbortController().signal },
    );
    const used = new Set(
      Object.keys(sandbox.requests.counts).map(permissionFor),
    );

    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const [, yaml] = /```yaml\n(title: [^]*?)```/.exec(readme) ?? [];
    const { includedPermissions } = z
      .object({ includedPermissions: z.array(z.string()) })
      .parse(parse(yaml));
    expect([...used].sort()).toEqual(includedPermissions.toSorted());
  } finally {
    await sandbox.close();
  }
});
