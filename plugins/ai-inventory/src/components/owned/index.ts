export { OwnedAssetsCard } from './OwnedAssetsCard';
