import type { MlflowData } from '../mlflow/MlflowData';
import type { ModelRow } from '../mlflow/rows';

/** A registry of which only the first share of the models is still told of. */
export class ShrunkenData implements MlflowData {
  private readonly kept: readonly ModelRow[];
  private readonly names: ReadonlySet<string>;

  constructor(private readonly all: MlflowData, share: number) {
    this.kept = all.models.slice(0, Math.floor(all.models.length * share));
    this.names = new Set(this.kept.map(model => model.name));
  }

  get models() {
    return this.kept;
  }

  get versions() {
    return this.kept.flatMap(model => this.all.versionsOf(model.name));
  }

  get experiments() {
    return this.all.experiments;
  }

  get hasPrompts() {
    return this.all.hasPrompts;
  }

  model(name: string) {
    return this.names.has(name) ? this.all.model(name) : undefined;
  }

  versionsOf(name: string) {
    return this.names.has(name) ? this.all.versionsOf(name) : [];
  }

  run(id: string) {
    return this.all.run(id);
  }

  runs() {
    return this.all.runs();
  }

  loggedModel(id: string) {
    return this.all.loggedModel(id);
  }

  loggedModels() {
    return this.all.loggedModels();
  }

  file(path: string) {
    return this.all.file(path);
  }
}
