import { startSandbox } from '@ai-inventory/sandbox';
import type { RegistrySize } from '../hub/mlflowSource';
import { answerCalls } from '../environment/Child';

let current: Awaited<ReturnType<typeof startSandbox>> | undefined;

const calls = {
  async start({ models, versionsPerModel }: RegistrySize): Promise<string> {
    const sandbox = await startSandbox({
      scenario: { generated: { models, versionsPerModel } },
    });
    current = sandbox;
    return sandbox.url;
  },

  /** Changes the description of this share of the models. */
  async change(share: number): Promise<void> {
    current?.generated?.change(share);
  },

  /** How many requests came since the last time, by what was asked for. */
  async takeRequests(): Promise<Record<string, number>> {
    const counts = { ...current?.requests.counts };
    current?.requests.clear();
    return counts;
  },
};

export type SandboxCalls = typeof calls;

answerCalls(calls);
