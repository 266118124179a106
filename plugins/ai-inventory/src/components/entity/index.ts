export { LifecycleTab } from './LifecycleTab';
export { AiModelCard, DatasetCard } from './OverviewCards';
export { UsedByTab } from './UsedByTab';
export { VersionsTab } from './VersionsTab';
