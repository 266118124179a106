import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { aiInventoryAssetReadPermission } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { AssetCriteria } from './applyAssetCriteria';
import { aiInventoryAssetResourceRef, type AssetFilter } from './resource';

/** Asks the permission framework what somebody may do. */
export class Access {
  readonly #permissions: PermissionsService;
  readonly #transform: ConditionTransformer<AssetFilter>;

  constructor(
    permissions: PermissionsService,
    registry: PermissionsRegistryService,
  ) {
    this.#permissions = permissions;
    this.#transform = createConditionTransformer(
      registry.getPermissionRuleset(aiInventoryAssetResourceRef),
    );
  }

  /**
   * Which assets somebody may see.
   * @returns undefined for all of them
   * @throws NotAllowedError for none
   */
  async assets(
    credentials: BackstageCredentials,
  ): Promise<AssetCriteria | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: aiInventoryAssetReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw notAllowed(aiInventoryAssetReadPermission.name);
    }
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#transform(decision.conditions)
      : undefined;
  }

  /** @throws NotAllowedError unless somebody may see all assets */
  async requireAllAssets(credentials: BackstageCredentials): Promise<void> {
    if (await this.assets(credentials)) {
      throw notAllowed(aiInventoryAssetReadPermission.name);
    }
  }

  /** Whether somebody may do something. */
  async may(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError when somebody may not do something */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.may(permission, credentials))) {
      throw notAllowed(permission.name);
    }
  }
}

function notAllowed(permission: string): NotAllowedError {
  return new NotAllowedError(
    `You need the permission '${permission}'; ask who looks after this portal's permission policy`,
  );
}
