import type { SourceContractPlatform } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  createFaultControls,
  startSandbox,
  type FaultControls,
} from '@ai-inventory/sandbox';
import { createSource, NOW, TOKEN } from '../tests/readAll';
import { SandboxApi } from '../tests/SandboxApi';

const PAGE_SIZE = 2;

/** What the source has to read to the end. */
export const VERTEXAI_LISTINGS = [
  '/datasets?',
  '/datasetVersions?',
  '/models?',
  ':listVersions?',
  '/endpoints?',
  '/pipelineJobs?',
];

/** Starts the company's Vertex AI with so many more models. */
export async function startContractPlatform(options: {
  readonly objects: number;
}): Promise<SourceContractPlatform & FaultControls> {
  const sandbox = await startSandbox({ now: () => NOW.getTime() });
  const api = new SandboxApi(sandbox.url);
  let made = 0;

  const addObject = async () => {
    made += 1;
    const modelId = `contract-${made}`;
    await api.upload({ displayName: `Model ${made}` }, { modelId });
    return `models/${modelId}`;
  };
  const change = async (id: string, field: string) => {
    await api.call('PATCH', `${id}?updateMask=${field}`, {
      [field]: 'changed',
    });
  };
  while (made < options.objects) {
    await addObject();
  }

  return {
    ...createFaultControls(sandbox),
    secrets: [TOKEN],
    createSource: () => createSource(sandbox.url, {}, { pageSize: PAGE_SIZE }),
    addObject,
    changeObject: id => change(id, 'description'),
    renameObject: id => change(id, 'displayName'),
    async removeObject(id) {
      await api.call('DELETE', id);
    },
  };
}
