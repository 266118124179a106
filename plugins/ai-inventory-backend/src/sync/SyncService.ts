import type {
  PageQuery,
  Source,
  SourceHealth,
  SyncRunDetail,
  SyncRunPage,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** What an operator sees of the sources, and does with them. */
export interface SyncService<TOptions> {
  listHealth(): Promise<SourceHealth[]>;
  listSources(options: TOptions): Promise<Source[]>;
  getSource(ref: string, options: TOptions): Promise<Source>;
  listRuns(
    ref: string,
    query: PageQuery,
    options: TOptions,
  ): Promise<SyncRunPage>;
  getRun(ref: string, runId: string, options: TOptions): Promise<SyncRunDetail>;
  sync(ref: string, options: TOptions): Promise<Source>;
  releaseBrake(ref: string, reason: string, options: TOptions): Promise<Source>;
}
