import stringify from 'fast-json-stable-stringify';
import type { Change } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { groupBy } from '../database/values';

/** A field's name and its value in a flat view of something. */
export type FlatView = ReadonlyMap<string, unknown>;

/** The fields that differ between two flat views, in the order of their names. */
export function diff(before: FlatView, after: FlatView): Change[] {
  const fields = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes: Change[] = [];
  for (const field of fields) {
    const from = before.get(field);
    const to = after.get(field);
    if (!same(from, to)) {
      changes.push({
        field,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    }
  }
  return changes;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || stringify(a ?? null) === stringify(b ?? null);
}

/** A flat view of plain fields; maps such as `tags` become `tags.<key>`. */
export function flatten(
  fields: Readonly<Record<string, unknown>>,
): Map<string, unknown> {
  const view = new Map<string, unknown>();
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || value === null) {
      continue;
    }
    if (isPlainObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        view.set(`${field}.${key}`, inner);
      }
    } else {
      view.set(field, value instanceof Date ? value.toISOString() : value);
    }
  }
  return view;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}

/**
 * A flat view of a version: each parameter, metric, dataset and package by name.
 * Where several have one name, all their values in order.
 */
export function flattenVersion(version: Partial<SourceVersion>): FlatView {
  const {
    metrics,
    datasets,
    packages,
    updatedAt,
    artifactEtag,
    trainingEtag,
    // Its fingerprint says whether it changed, in a word.
    schema,
    ...fields
  } = version;
  const named: Array<[string, unknown]> = [
    ...(metrics ?? []).map(({ key, dataset, value }): [string, unknown] => [
      dataset ? `metrics.${key} on ${dataset}` : `metrics.${key}`,
      value,
    ]),
    ...(datasets ?? []).map((dataset): [string, unknown] => [
      `datasets.${dataset.role}.${dataset.name}`,
      dataset.version ?? dataset.uri ?? dataset.externalId,
    ]),
    ...(packages ?? []).map((pkg): [string, unknown] => [
      `packages.${pkg.ecosystem}.${pkg.name}`,
      pkg.requirement,
    ]),
  ];
  const view = flatten(fields);
  for (const [name, all] of groupBy(named, ([key]) => key)) {
    const values = all.map(([, value]) => value);
    view.set(name, values.length === 1 ? values[0] : values.sort());
  }
  return view;
}
