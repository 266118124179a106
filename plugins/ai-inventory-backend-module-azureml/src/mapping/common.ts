import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { workspacePath, type WorkspaceIdentity } from '../assetIds';
import type { StageMapping } from '../lifecycle';
import type { SystemData } from '../schemas';

export interface MappingOptions {
  readonly identity: WorkspaceIdentity;
  /** Where the studio's pages are, without a slash at the end. */
  readonly webUrl: string;
  /** The tag that tells where something runs. */
  readonly environmentTag: string;
  readonly stages: StageMapping;
}

/** The collections of a workspace whose objects are records of their own. */
export type Collection =
  | 'models'
  | 'data'
  | 'pipelines'
  | 'onlineEndpoints'
  | 'batchEndpoints'
  | 'serverlessEndpoints';

const OWNER_TAG = 'owner';

/** The external id of an object's record. */
export function recordId(collection: Collection, name: string): string {
  return `${collection}/${name}`;
}

/** Tags and properties, which Azure ML keeps apart; people write the tags. */
export function allTags(asset: {
  readonly tags: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
}): Record<string, string> {
  return { ...asset.properties, ...asset.tags };
}

/** What a record of any kind takes from its tags and from Resource Manager. */
export function commonFields(
  tags: Record<string, string>,
  systemData: SystemData,
  options: MappingOptions,
): Pick<
  SourceRecordInput,
  'tags' | 'ownerHint' | 'environment' | 'createdAt' | 'createdBy' | 'updatedAt'
> {
  const isPerson = systemData?.createdByType === 'User';
  return {
    tags,
    ownerHint:
      tags[OWNER_TAG]?.trim() || (isPerson ? systemData?.createdBy : undefined),
    environment: tags[options.environmentTag]?.trim() || undefined,
    createdAt: systemData?.createdAt,
    createdBy: systemData?.createdBy,
    updatedAt: systemData?.lastModifiedAt,
  };
}

/** A page of the studio. */
export function studioUrl(page: string, options: MappingOptions): string {
  const workspace = encodeURIComponent(
    decodeURIComponent(workspacePath(options.identity)),
  );
  return `${options.webUrl}/${page}?wsid=${workspace}`;
}
