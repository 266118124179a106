/** Where the company keeps its part of Vertex AI. */
export const PROJECT = 'northwind-ml';
export const PROJECT_NUMBER = '481516234200';
export const LOCATION = 'europe-west4';

/** Resource names carry the project's number, whatever was asked for. */
export const PARENT = `projects/${PROJECT_NUMBER}/locations/${LOCATION}`;

export function resourceName(path: string): string {
  return `${PARENT}/${path}`;
}
