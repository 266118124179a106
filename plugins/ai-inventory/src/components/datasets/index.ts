export { DatasetGovernance } from './DatasetGovernance';
export { UnlistedUses } from './DatasetUses';
export {
  DatasetUsageTags,
  DatasetVersionDetails,
  DatasetVersionSummary,
} from './DatasetVersion';
