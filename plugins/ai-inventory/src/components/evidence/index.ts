export * from './EvidenceButton';
