import type {
  InventorySource,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SandboxCalls } from '../children/sandbox';
import { Child } from '../environment/Child';
import {
  createMlflowSource,
  KnownEtags,
  withKnownArtifacts,
  type RegistrySize,
} from './mlflowSource';

/** What only reading a source came to. */
export interface Reading {
  readonly pages: number;
  readonly records: number;
  /** The records of the largest page. */
  readonly pageSize: number;
}

/** A simulated MLflow in a process of its own, and the source that reads it. */
export class Registry {
  readonly url: string;
  readonly source: InventorySource;
  /** The same source as one whose artifacts were all downloaded before. */
  readonly sourceWithoutArtifacts: InventorySource;
  readonly #child: Child<SandboxCalls>;
  readonly #etags: KnownEtags;

  static async start(size: RegistrySize): Promise<Registry> {
    const child = Child.start<SandboxCalls>('sandbox');
    const url = await child.call('start', size);
    return new Registry(child, url, new KnownEtags(size, { keep: true }));
  }

  private constructor(
    child: Child<SandboxCalls>,
    url: string,
    etags: KnownEtags,
  ) {
    this.#child = child;
    this.#etags = etags;
    this.url = url;
    this.source = createMlflowSource(url);
    this.sourceWithoutArtifacts = withKnownArtifacts(this.source, etags);
  }

  /** Reads and parses everything, downloads no artifact, and keeps nothing. */
  async readOnly(): Promise<Reading> {
    let [pages, records, pageSize] = [0, 0, 0];
    const options: SourceReadOptions = {
      signal: new AbortController().signal,
      known: async ids => this.#etags.of(ids),
    };
    for await (const page of this.source.read(options)) {
      pages += 1;
      records += page.records.length;
      pageSize = Math.max(pageSize, page.records.length);
    }
    return { pages, records, pageSize };
  }

  /** Changes this share of the models. */
  async change(share: number): Promise<void> {
    await this.#child.call('change', share);
  }

  /** How many requests came since the last time, and how many for artifacts. */
  async takeRequests(): Promise<{ total: number; artifacts: number }> {
    const counts = Object.entries(await this.#child.call('takeRequests'));
    const sum = (some: typeof counts) =>
      some.reduce((total, [, count]) => total + count, 0);
    return {
      total: sum(counts),
      artifacts: sum(counts.filter(([route]) => route.includes('artifact'))),
    };
  }

  async stop(): Promise<void> {
    await this.#child.stop();
  }
}
