export { DeploymentsCard } from './DeploymentsCard';
export { LifecycleTab } from './LifecycleTab';
export {
  AiModelCard,
  DatasetCard,
  EndpointCard,
  PipelineCard,
} from './OverviewCards';
export { UsedByTab } from './UsedByTab';
export { VersionsTab } from './VersionsTab';
