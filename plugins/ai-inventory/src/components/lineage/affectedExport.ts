import type {
  Affected,
  Impact,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { toCsv } from '../../lib/csv';

/** The columns of the table to download, in their order. */
export const AFFECTED_COLUMNS = [
  'name',
  'kind',
  'entity',
  'owner',
  'lifecycle',
  'environments',
  'steps',
  'path',
  'evidence',
] as const;

type Column = (typeof AFFECTED_COLUMNS)[number];

/** Says a path in words. */
export type SayPath = (path: Affected['path']) => string;

/** What something is: the kind of asset, or of catalog entity. */
export function kindOf({ type, entityRef }: LineageNode): string {
  return type === 'entity' && entityRef
    ? parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US')
    : type;
}

function toRow(
  { node, path }: Affected,
  sayPath: SayPath,
): Record<Column, string | number> {
  return {
    name: node.name,
    kind: kindOf(node),
    entity: node.entityRef ?? '',
    owner: node.owner ?? '',
    lifecycle: node.lifecycle ?? '',
    environments: (node.environments ?? []).join(', '),
    steps: node.distance,
    path: sayPath(path),
    evidence: path.map(({ evidence }) => evidence).join(' '),
  };
}

/** Everything affected as a table for spreadsheets, in UTF-8 with its mark. */
export function toAffectedCsv(
  impact: Impact,
  options: {
    readonly sayPath: SayPath;
    readonly headings: Readonly<Record<Column, string>>;
  },
): string {
  const { sayPath, headings } = options;
  const rows = impact.affected.map(each => toRow(each, sayPath));
  return toCsv(
    AFFECTED_COLUMNS.map(column => headings[column]),
    rows.map(row => AFFECTED_COLUMNS.map(column => row[column])),
  );
}

/** Everything affected as text, for a message or a ticket. */
export function toAffectedText(
  impact: Impact,
  options: { readonly sayPath: SayPath; readonly heading: string },
): string {
  const { sayPath, heading } = options;
  return [
    heading,
    '',
    ...impact.affected.map(({ node, path }) => {
      const whose = [node.entityRef, node.owner].filter(Boolean).join(', ');
      return `- ${node.name}${whose && ` (${whose})`}: ${sayPath(path)}`;
    }),
    '',
  ].join('\n');
}

/** The start of the names of files about an asset, e.g. `affected-by-card-transactions-v2`. */
export function affectedFileName(name: string, version?: string): string {
  return ['affected-by', name, version]
    .filter(Boolean)
    .join('-')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 100);
}
