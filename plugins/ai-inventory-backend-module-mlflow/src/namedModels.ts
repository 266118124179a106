import type { Registry } from './joinModels';

/** A registry that lists the models of these names only, where they are. */
export function namedModels(
  registry: Registry,
  names: readonly string[],
): Registry {
  return {
    async *registeredModels() {
      for (const name of names) {
        const row = await registry.registeredModel(name);
        if (row) {
          yield [row];
        }
      }
    },
    async *modelVersions() {
      for (const name of names) {
        yield await registry.versionsOf(name);
      }
    },
    versionsOf: name => registry.versionsOf(name),
    registeredModel: name => registry.registeredModel(name),
  };
}
