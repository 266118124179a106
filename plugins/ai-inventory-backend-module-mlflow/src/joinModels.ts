import {
  isPrompt,
  type ModelVersion,
  type RegisteredModel,
  type Row,
} from './schemas';
import { VersionStream, versionOf, type Group } from './VersionStream';

/** A registered model with all its versions, or why it cannot be told. */
export type JoinedModel =
  | {
      readonly ok: true;
      readonly model: RegisteredModel;
      readonly versions: readonly ModelVersion[];
    }
  | { readonly ok: false; readonly id: string; readonly problem: string };

/** What the two listings come from, and where to look when they disagree. */
export interface Registry {
  registeredModels(): AsyncIterable<readonly Row<RegisteredModel>[]>;
  modelVersions(): AsyncIterable<readonly Row<ModelVersion>[]>;
  versionsOf(name: string): Promise<readonly Row<ModelVersion>[]>;
  registeredModel(name: string): Promise<Row<RegisteredModel> | undefined>;
}

/**
 * Joins the listing of models with the listing of all versions while both are
 * read, holding little more than a page of each: both come in the order of
 * names. Names are compared for equality only, as each database has an order of
 * its own.
 *
 * MLflow counts pages by offset, so what is made or deleted during the reading
 * shifts rows: one may come twice, or not at all. Where that shows, the model is
 * asked for by its name. What cannot be settled so ends the reading with an
 * error, rather than a version get lost.
 */
export async function* joinModels(
  registry: Registry,
): AsyncGenerator<JoinedModel> {
  const versions = await VersionStream.open(registry.modelVersions());
  const told = versions.told;
  let position = 0;

  for await (const page of registry.registeredModels()) {
    const upcoming = new Set(page.map(nameOf));
    for (const row of page) {
      position += 1;
      const name = nameOf(row);
      if (name === undefined) {
        const id = `registered model ${position} of the listing`;
        yield { ok: false, id, problem: row.ok ? '' : row.problem };
        continue;
      }
      upcoming.delete(name);
      if (told.has(name)) {
        continue;
      }
      const expectsVersions = row.ok && row.value.latest_versions.length > 0;
      if (expectsVersions) {
        await versions.skipTo(name, upcoming);
      }
      told.add(name);
      const group = await versions.take(name);
      if (row.ok && isPrompt(row.value)) {
        continue;
      }
      yield await complete(registry, row, group);
    }
  }

  for (const stray of await versions.rest()) {
    // Made while the models were read, or gone since, or hidden from us.
    const row = await registry.registeredModel(stray.name);
    if (row && !(row.ok && isPrompt(row.value))) {
      yield await complete(registry, row, stray);
    }
  }
}

/** Puts a model and its versions together; asks again where they disagree. */
async function complete(
  registry: Registry,
  row: Row<RegisteredModel>,
  group: Group | undefined,
): Promise<JoinedModel> {
  const name = nameOf(row) ?? '';
  const listed = group?.rows ?? [];
  if (isWhole(row, listed) && !group?.doubtful) {
    return join(name, row, listed);
  }
  const asked = await registry.versionsOf(name);
  if (isWhole(row, asked)) {
    return join(name, row, asked);
  }
  // A version that the model named is gone: so may the model say by now.
  const renewed = (await registry.registeredModel(name)) ?? row;
  return isWhole(renewed, asked)
    ? join(name, renewed, asked)
    : {
        ok: false,
        id: name,
        problem:
          'MLflow names versions of this model that it does not list; its account may not be allowed to read them.',
      };
}

function join(
  name: string,
  row: Row<RegisteredModel>,
  rows: readonly Row<ModelVersion>[],
): JoinedModel {
  if (!row.ok) {
    return { ok: false, id: name, problem: row.problem };
  }
  const versions = new Map<string, ModelVersion>();
  for (const version of rows) {
    if (!version.ok) {
      return {
        ok: false,
        id: name,
        problem: `one of its versions: ${version.problem}`,
      };
    }
    versions.set(version.value.version, version.value);
  }
  return {
    ok: true,
    model: row.value,
    versions: [...versions.values()].sort(
      (a, b) => Number(a.version) - Number(b.version),
    ),
  };
}

/** Whether these are all the versions that the model itself speaks of. */
function isWhole(
  row: Row<RegisteredModel>,
  versions: readonly Row<ModelVersion>[],
): boolean {
  // What is malformed is a problem as it is: there is nothing to look up.
  if (!row.ok || versions.some(version => !version.ok)) {
    return true;
  }
  const here = new Set(versions.map(versionOf));
  return row.value.latest_versions.every(version => here.has(version));
}

function nameOf(row: Row<RegisteredModel>): string | undefined {
  return row.ok ? row.value.name : row.id;
}
