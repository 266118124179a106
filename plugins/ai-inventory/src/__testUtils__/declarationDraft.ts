import type {
  Asset,
  DeclarationDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** The `catalog-info.yaml` that the story's hub drafts for an asset. */
export function createDeclarationDraft(asset: Asset): DeclarationDraft {
  const kind = asset.kind === 'dataset' ? 'Dataset' : 'AIModel';
  const records = asset.sources.map(source => `${source}:${asset.name}`);
  return {
    yaml: [
      'apiVersion: ai-inventory.io/v1alpha1',
      `kind: ${kind}`,
      'metadata:',
      `  name: ${asset.name}`,
      '  annotations:',
      `    ai-inventory.io/records: ${records.join(', ')}`,
      'spec:',
      `  type: ${asset.kind === 'dataset' ? 'table' : 'classifier'}`,
      `  lifecycle: ${asset.lifecycle ?? 'development'}`,
      `  owner: ${asset.owner ?? '# who answers for it?'}`,
      '  # intendedPurpose: what is it for?',
      '',
    ].join('\n'),
    fileName: 'catalog-info.yaml',
    entityRef: `${kind.toLowerCase()}:default/${asset.name}`,
    questions: [
      'What is it for? Write spec.intendedPurpose.',
      'Which of the practices of Article 5 does it use, if any? Write spec.classification.practices.',
    ],
  };
}
