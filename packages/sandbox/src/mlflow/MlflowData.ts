import type {
  ExperimentRow,
  LoggedModelRow,
  ModelRow,
  RunRow,
  VersionRow,
} from './rows';

/** Rows in order, of which only those asked for need to exist. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
  slice(start: number, end: number): readonly T[];
}

/** Everything a simulated MLflow holds, to be read. */
export interface MlflowData {
  /** By the bytes of the name. */
  readonly models: Rows<ModelRow>;
  /** By the bytes of the name, then by number. */
  readonly versions: Rows<VersionRow>;
  /** The newest first, as MLflow lists them. */
  readonly experiments: readonly ExperimentRow[];
  /** Whether any model is a prompt, which searches leave out by default. */
  readonly hasPrompts: boolean;
  model(name: string): ModelRow | undefined;
  versionsOf(name: string): readonly VersionRow[];
  run(id: string): RunRow | undefined;
  runs(): Iterable<RunRow>;
  loggedModel(id: string): LoggedModelRow | undefined;
  loggedModels(): Iterable<LoggedModelRow>;
  /** The content of a file in the artifact store, by its path there. */
  file(path: string): string | undefined;
}

/** The newest version of each stage, the way MLflow adds them to a model. */
export function latestVersions(
  data: MlflowData,
  name: string,
): readonly VersionRow[] {
  const latest = new Map<string, VersionRow>();
  for (const version of data.versionsOf(name)) {
    const before = latest.get(version.stage);
    if (!before || before.version < version.version) {
      latest.set(version.stage, version);
    }
  }
  return [...latest.values()];
}
