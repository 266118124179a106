/** What Resource Manager tells of who made an object and when. */
export interface SystemData {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly createdByType: string;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly lastModifiedByType: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** An object of Resource Manager, without what follows from its place. */
export interface Resource {
  readonly properties: Properties;
  readonly systemData: SystemData;
  /** Of endpoints and their deployments only. */
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly kind?: string;
  readonly sku?: Readonly<Record<string, unknown>>;
}

/** A run of the workspace's MLflow endpoint. */
export interface WorkspaceRun {
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Where a workspace is. */
export interface Place {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly workspace: string;
}

export const PROVIDER = 'Microsoft.MachineLearningServices';

export function workspaceId(place: Place): string {
  return `/subscriptions/${place.subscriptionId}/resourceGroups/${place.resourceGroup}/providers/${PROVIDER}/workspaces/${place.workspace}`;
}

const VERSIONED = 'models|data|environments';
const ENDPOINTS = 'onlineEndpoints|batchEndpoints';
const RESOURCE_PATH = new RegExp(
  `^(?:(?:${VERSIONED})/[^/]+(?:/versions/[^/]+)?|(?:${ENDPOINTS})/[^/]+(?:/deployments/[^/]+)?|(?:jobs|serverlessEndpoints)/[^/]+)$`,
);
const LIST_PATH = new RegExp(
  `^(?:(?:${VERSIONED})(?:/[^/]+/versions)?|(?:${ENDPOINTS})(?:/[^/]+/deployments)?|jobs|serverlessEndpoints)$`,
);

/** Whether Azure ML keeps something below a path, e.g. `models/x/versions/1`. */
export function isResourcePath(path: string): boolean {
  return RESOURCE_PATH.test(path);
}

/** Whether it is a listing's path, e.g. `models/x/versions`. */
export function isListPath(path: string): boolean {
  return LIST_PATH.test(path);
}

export function isVersioned(path: string): boolean {
  return new RegExp(`^(?:${VERSIONED})(?:/|$)`).test(path);
}

/** The type of an object at a path, as Resource Manager writes it. */
export function typeOf(path: string): string {
  const types = path.split('/').filter((_, index) => index % 2 === 0);
  return [`${PROVIDER}/workspaces`, ...types].join('/');
}
