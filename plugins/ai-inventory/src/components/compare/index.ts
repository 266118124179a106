export { CompareBar } from './CompareBar';
export { ComparisonView } from './ComparisonView';
export { useCompareUrl } from './useCompareUrl';
