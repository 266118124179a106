import { z } from 'zod';

/** One entry of a listing: understood, or with what is wrong with it. */
export type Row<T> =
  | { readonly ok: true; readonly id: string; readonly value: T }
  | { readonly ok: false; readonly id: string; readonly problem: string };

const identified = z.object({
  name: z.string().min(1).optional().catch(undefined),
  id: z.string().optional().catch(undefined),
});

/**
 * Parses the entries of a listing each on its own.
 * @throws an Error when an entry tells neither name nor id: which object it is
 * about is then unknown, and that one would seem to be gone.
 */
export function parseRows<TSchema extends z.ZodType>(
  entries: readonly unknown[],
  schema: TSchema,
  path: string,
): Row<z.output<TSchema>>[] {
  return entries.map(entry => {
    const { name, id } = identified.safeParse(entry).data ?? {};
    const known = name ?? id?.split('/').at(-1);
    if (!known) {
      throw new Error(
        `Azure ML listed something without a name in ${path}: it cannot be told what it is, so the listing is not complete. The next sync reads it again.`,
      );
    }
    return parseRow(entry, schema, known);
  });
}

/** Parses one object. */
export function parseRow<TSchema extends z.ZodType>(
  entry: unknown,
  schema: TSchema,
  id: string,
): Row<z.output<TSchema>> {
  const result = schema.safeParse(entry);
  if (result.success) {
    return { ok: true, id, value: result.data };
  }
  const issues = result.error.issues.slice(0, 3).map(issue => {
    const place = issue.path.map(String).join('.');
    return place ? `${place}: ${issue.message}` : issue.message;
  });
  return { ok: false, id, problem: issues.join('; ') };
}
