import { UnreadableError } from './Patience';

/** Where Azure ML's data plane lies, in each of Azure's clouds. */
const DATA_PLANES = ['.api.azureml.ms', '.api.ml.azure.us', '.api.ml.azure.cn'];

/**
 * Where a workspace answers MLflow's REST API, from the
 * `azureml://<region>.api.azureml.ms/mlflow/v1.0/…` that it names. Only hosts of
 * Azure ML, or that of the configured endpoint, get the credentials.
 * @throws UnreadableError for any other place.
 */
export function mlflowBaseUrl(trackingUri: string, endpoint: string): string {
  const address = trackingUri.replace(/^azureml:\/\//, 'https://');
  const own = new URL(endpoint);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.host === own.host) {
    return `${own.origin}${url.pathname}`;
  }
  if (
    url?.protocol === 'https:' &&
    DATA_PLANES.some(plane => url.host.endsWith(plane))
  ) {
    return `${url.origin}${url.pathname}`;
  }
  throw new UnreadableError(
    `The workspace names ${
      url?.host || 'no usable address'
    } as the place of its runs. It is not asked, because the credentials are for Azure only.`,
  );
}
