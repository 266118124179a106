/**
 * The logged model of MLflow 3 that a version was registered from. The server's
 * SQL store does not keep its id, but the source tells it.
 */
export function loggedModelId(version: {
  readonly model_id?: string;
  readonly source?: string;
}): string | undefined {
  return (
    version.model_id ??
    /^models:\/(m-[\w-]+)$/.exec(version.source ?? '')?.[1] ??
    /\/models\/(m-[0-9a-f]{32})\/artifacts(?:\/|$)/.exec(
      version.source ?? '',
    )?.[1]
  );
}
