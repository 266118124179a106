import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  aiInventorySourceReadPermission,
  aiInventorySourceReleaseBrakePermission,
  aiInventorySourceSyncPermission,
  type PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Access } from '../permissions/Access';
import { actorOf } from '../permissions/actorOf';
import type { ActorOptions } from './DefaultSyncService';
import type { SyncService } from './SyncService';

/** On whose behalf. */
export interface OperatorOptions {
  readonly credentials: BackstageCredentials;
}

/** Lets each operator do what the permission policy allows. */
export class AuthorizedSyncService
  implements Omit<SyncService<OperatorOptions>, 'listHealth'>
{
  readonly #service: SyncService<ActorOptions>;
  readonly #access: Access;

  constructor(service: SyncService<ActorOptions>, access: Access) {
    this.#service = service;
    this.#access = access;
  }

  async listSources({ credentials }: OperatorOptions) {
    await this.#access.require(aiInventorySourceReadPermission, credentials);
    return this.#service.listSources({ actor: actorOf(credentials) });
  }

  async getSource(ref: string, { credentials }: OperatorOptions) {
    await this.#access.require(aiInventorySourceReadPermission, credentials);
    return this.#service.getSource(ref, { actor: actorOf(credentials) });
  }

  async listRuns(
    ref: string,
    query: PageQuery,
    { credentials }: OperatorOptions,
  ) {
    await this.#access.require(aiInventorySourceReadPermission, credentials);
    return this.#service.listRuns(ref, query, { actor: actorOf(credentials) });
  }

  async getRun(ref: string, runId: string, { credentials }: OperatorOptions) {
    await this.#access.require(aiInventorySourceReadPermission, credentials);
    return this.#service.getRun(ref, runId, { actor: actorOf(credentials) });
  }

  async sync(ref: string, { credentials }: OperatorOptions) {
    await this.#access.require(aiInventorySourceSyncPermission, credentials);
    return this.#service.sync(ref, { actor: actorOf(credentials) });
  }

  async releaseBrake(
    ref: string,
    reason: string,
    { credentials }: OperatorOptions,
  ) {
    await this.#access.require(
      aiInventorySourceReleaseBrakePermission,
      credentials,
    );
    return this.#service.releaseBrake(ref, reason, {
      actor: actorOf(credentials),
    });
  }
}
