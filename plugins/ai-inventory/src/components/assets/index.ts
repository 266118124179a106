export { AssetsPage } from './AssetsPage';
