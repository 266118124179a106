import type {
  AssetFacts,
  CurrentVersionFacts,
  DeclarationFacts,
  DeploymentFacts,
  RecordFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

type RecordContent = RecordFacts['content'];

/** A model in development with one record, that nobody declared. */
export function someFacts(facts: Partial<AssetFacts> = {}): AssetFacts {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'model',
    name: 'fraud-model',
    entityRef: 'aimodel:mlflow-prod/fraud-model',
    lifecycle: 'development',
    owner: 'group:default/risk',
    records: [someRecord()],
    currentVersions: [],
    deployments: [],
    runsIn: [],
    linkConflicts: [],
    ...facts,
  };
}

/** A model that somebody declared, with the record that it claims. */
export function declaredFacts(
  declaration: Partial<DeclarationFacts> = {},
  facts: Partial<AssetFacts> = {},
): AssetFacts {
  return someFacts({
    entityRef: 'aimodel:default/fraud-model',
    declaration: {
      entityRef: 'aimodel:default/fraud-model',
      spec: {},
      trainedOn: [],
      validatedOn: [],
      claims: [{ recordRef: 'mlflow/prod:fraud-model', state: 'found' }],
      ...declaration,
    },
    ...facts,
  });
}

/** A record of MLflow. */
export function someRecord(
  content: Partial<RecordContent> = {},
  record: Partial<RecordFacts> = {},
): RecordFacts {
  const name = content.name ?? 'fraud-model';
  return {
    ref: `mlflow/prod:${name}`,
    sourceRef: 'mlflow/prod',
    content: { kind: 'model', externalId: name, name, tags: {}, ...content },
    ...record,
  };
}

/** Version 7 in MLflow, in production. */
export function someVersion(
  version: Partial<CurrentVersionFacts> = {},
): CurrentVersionFacts {
  return {
    recordRef: 'mlflow/prod:fraud-model',
    version: '7',
    lifecycle: 'production',
    datasets: [],
    ...version,
  };
}

/** An endpoint of SageMaker. */
export function endpointFacts(
  deployments: readonly DeploymentFacts[],
  facts: Partial<AssetFacts> = {},
): AssetFacts {
  return someFacts({
    kind: 'endpoint',
    name: 'fraud-scoring',
    entityRef: 'api:sagemaker-eu/fraud-scoring',
    lifecycle: undefined,
    records: [
      someRecord(
        { kind: 'endpoint', name: 'fraud-scoring' },
        { ref: 'sagemaker/eu:fraud-scoring', sourceRef: 'sagemaker/eu' },
      ),
    ],
    deployments,
    ...facts,
  });
}
