const PROVIDER = '/providers/';

/**
 * The action that Azure's role-based access control asks for when a path is
 * read: by Resource Manager's rule, the provider and the types of the path
 * without the names between them.
 */
export function armReadAction(path: string): string {
  const start = path.toLowerCase().lastIndexOf(PROVIDER);
  const [provider, ...rest] = path.slice(start + PROVIDER.length).split('/');
  const types = rest.filter((_, index) => index % 2 === 0);
  return [provider, ...types, 'read'].join('/');
}

/** The action for what runs hold; their endpoint lies outside Resource Manager. */
export const RUNS_ACTION =
  'Microsoft.MachineLearningServices/workspaces/experiments/runs/read';
