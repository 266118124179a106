const PLATFORMS: Record<string, string> = {
  mlflow: 'MLflow',
  sagemaker: 'SageMaker',
  azureml: 'Azure ML',
  vertexai: 'Vertex AI',
  servicenow: 'ServiceNow',
};

/** The platform's own spelling of its name, e.g. `MLflow` for `mlflow`. */
export function platformName(type: string): string {
  return PLATFORMS[type] ?? type;
}

/** Sorts the platforms that the inventory knows before others, these by name. */
export function comparePlatforms(a: string, b: string): number {
  const known = Object.keys(PLATFORMS);
  const rank = (type: string) =>
    known.includes(type) ? known.indexOf(type) : known.length;
  return rank(a) - rank(b) || a.localeCompare(b, 'en');
}

/** The platform of a source ref (`mlflow/prod`) or of a record ref (`mlflow/prod:fraud-model`). */
export function platformOf(ref: string): string {
  return platformName(ref.split('/', 1)[0]);
}

/** The source ref of a record ref; the external id behind the first colon may hold anything. */
export function sourceOfRecord(recordRef: string): string {
  const colon = recordRef.indexOf(':');
  return colon < 0 ? recordRef : recordRef.slice(0, colon);
}
