/** A list of ids for MLflow's `IN`. */
export function quoteAll(ids: readonly string[]): string {
  // Ids are letters, digits and dashes; any other could end the text it is in.
  return ids
    .filter(id => /^[\w-]+$/.test(id))
    .map(id => `'${id}'`)
    .join(',');
}

/**
 * MLflow's filters know no escape in a text: a name that holds both kinds of
 * quotes is found by a pattern, which may find others as well.
 */
export function nameFilter(name: string): string {
  if (!name.includes("'")) {
    return `name = '${name}'`;
  }
  return name.includes('"')
    ? `name LIKE '${name.replaceAll("'", '_')}'`
    : `name = "${name}"`;
}
