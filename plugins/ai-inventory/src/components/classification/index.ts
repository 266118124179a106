export { ClassificationCard } from './ClassificationCard';
