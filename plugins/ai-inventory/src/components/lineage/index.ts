export { AffectedCard } from './AffectedCard';
export { LineageTab } from './LineageTab';
