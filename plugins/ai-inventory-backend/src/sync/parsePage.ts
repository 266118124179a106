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
    const repeated = result.success && repeatedVersion(result.data);
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
          : `versions: '${repeated}' is there twice`,
      });
    }
  }
  return { records, problems };
}

function repeatedVersion(record: SourceRecord): string | undefined {
  const seen = new Set<string>();
  return record.versions.find(({ version }) => {
    const known = seen.has(version);
    seen.add(version);
    return known;
  })?.version;
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
