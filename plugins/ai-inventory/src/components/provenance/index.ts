export { ProvenanceTab } from './ProvenanceTab';
