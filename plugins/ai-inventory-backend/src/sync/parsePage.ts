import {
  sourceRecordSchema,
  type SourcePage,
  type SourceProblem,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** A page with what could not be understood set aside. */
export interface ParsedPage {
  readonly records: SourceRecord[];
  readonly problems: SourceProblem[];
}

/** Checks each record of a page on its own, so that a bad one harms no other. */
export function parsePage(page: SourcePage): ParsedPage {
  const records: SourceRecord[] = [];
  const problems: SourceProblem[] = [...(page.problems ?? [])];
  for (const candidate of page.records) {
    const result = sourceRecordSchema.safeParse(candidate);
    const repeated = result.success && findRepeated(result.data);
    if (result.success && !repeated) {
      records.push(result.data);
    } else {
      problems.push({
        externalId: idOf(candidate),
        problem: result.error
          ? result.error.issues
              .slice(0, 5)
              .map(issue => `${issue.path.join('.')}: ${issue.message}`)
              .join('; ')
          : `${repeated} is there twice`,
      });
    }
  }
  return { records, problems };
}

/** What a record must not hold twice, but does. */
function findRepeated({
  versions,
  deployments = [],
}: SourceRecord): string | undefined {
  const version = firstRepeated(versions.map(each => each.version));
  const deployment = firstRepeated(deployments.map(each => each.id));
  return (
    (version && `versions: '${version}'`) ??
    (deployment && `deployments: '${deployment}'`)
  );
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find(id => {
    const known = seen.has(id);
    seen.add(id);
    return known;
  });
}

const identified = sourceRecordSchema.pick({ externalId: true });

/** The external id of what may be no record at all. */
export function externalIdOf(candidate: unknown): string | undefined {
  return identified.safeParse(candidate).data?.externalId;
}

function idOf(candidate: unknown): string {
  const id =
    typeof candidate === 'object' && candidate !== null
      ? (candidate as { externalId?: unknown }).externalId
      : undefined;
  return typeof id === 'string' && id ? id : '(no id)';
}
