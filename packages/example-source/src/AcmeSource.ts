import {
  SourceHttpClient,
  type InventorySource,
  type SourceHttpRetryOptions,
  type SourcePage,
  type SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import type { AcmeConfig } from './config';
import { toPage } from './mapping';

const listSchema = z.object({
  models: z.array(z.unknown()),
  next: z.string().optional(),
});

/** The models of one Acme server. */
export class AcmeSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly location: string;

  constructor(
    private readonly config: AcmeConfig,
    private readonly retry?: SourceHttpRetryOptions,
  ) {
    this.ref = config.ref;
    this.environment = config.environment;
    this.location = config.fields.url;
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    const { signal, onThrottled } = options;
    const { url, token } = this.config.fields;
    const http = SourceHttpClient.create({
      platform: 'Acme',
      baseUrl: url,
      auth: { token },
      retry: this.retry,
      onThrottled,
    });
    let cursor: string | undefined;
    do {
      const { models, next } = await http.getJson('/api/models', {
        signal,
        query: { cursor },
        schema: listSchema,
      });
      yield toPage(models, url);
      cursor = next;
    } while (cursor);
  }
}
