/** Where a workspace is, as Resource Manager's ids have it. */
export interface WorkspaceIdentity {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly workspace: string;
}

/** One object, as Azure ML's own references name it. */
export interface AssetReference {
  readonly name: string;
  readonly version?: string;
  /** `models`, `data`, `environments`, where the notation tells. */
  readonly type?: string;
  /** Where it lies, if not in the source's own workspace, e.g. `registry azureml`. */
  readonly elsewhere?: string;
}

/** The path of a workspace in Resource Manager. */
export function workspacePath(identity: WorkspaceIdentity): string {
  const { subscriptionId, resourceGroup, workspace } = identity;
  return `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(
    resourceGroup,
  )}/providers/Microsoft.MachineLearningServices/workspaces/${encodeURIComponent(
    workspace,
  )}`;
}

/** Whether a Resource Manager id is that of the workspace. Case does not count. */
export function isWorkspace(id: string, identity: WorkspaceIdentity): boolean {
  const own = decodeURIComponent(workspacePath(identity));
  return id.replace(/\/+$/, '').toLowerCase() === own.toLowerCase();
}

const SHORT = /^azureml:([\w.-]+)(?::([\w.-]+))?$/;
const ASSET =
  /(?:^|\/)(models|data|environments)\/([^/]+)(?:\/(?:versions|labels)\/([^/]+))?$/i;
const REGISTRY = /^azureml:\/\/registries\/([^/]+)\//i;
const WORKSPACE =
  /^(?:azureml:\/)?\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/(?:providers\/[^/]+\/)?workspaces\/([^/]+)\//i;
const WORKSPACE_BY_ID = /^azureml:\/\/locations\/[^/]+\/workspaces\/[^/]+\//i;
const RELATIVE = /^(?:models|data|environments)\//i;

/**
 * Reads any of the notations in which Azure ML refers to an object:
 * `azureml:name:version`, a Resource Manager id, `azureml://registries/…`,
 * `azureml://locations/…`. Undefined for everything else, such as a path in a
 * datastore.
 */
export function parseAssetReference(
  reference: string,
  identity: WorkspaceIdentity,
): AssetReference | undefined {
  const [, shortName, shortVersion] = SHORT.exec(reference) ?? [];
  if (shortName) {
    return { name: shortName, version: shortVersion };
  }
  const [, type, name, version] = ASSET.exec(reference) ?? [];
  if (!name) {
    return undefined;
  }
  const asset = { type: type.toLowerCase(), name, version };
  const [, registry] = REGISTRY.exec(reference) ?? [];
  if (registry) {
    return { ...asset, elsewhere: `registry ${registry}` };
  }
  const [, subscriptionId, resourceGroup, workspace] =
    WORKSPACE.exec(reference) ?? [];
  if (workspace) {
    const other = { subscriptionId, resourceGroup, workspace };
    return isWorkspace(workspacePath(other), identity)
      ? asset
      : { ...asset, elsewhere: `workspace ${workspace}` };
  }
  return WORKSPACE_BY_ID.test(reference) || RELATIVE.test(reference)
    ? asset
    : undefined;
}
