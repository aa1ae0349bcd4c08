/** Finds the names that are most similar to a wrong one, for error messages. */

/** Maximum characters of a name that are compared: the time grows with the square of them. */
const LONGEST_COMPARED = 64;
/** The least part of the characters that similar names share. */
const LEAST_SHARED = 0.6;

/**
 * Return the names that are most similar to a text, the most similar first. Only the beginnings are
 * compared, without regard to case.
 */
export function similarNames(wanted: string, names: Iterable<string>, most: number): string[] {
  const given = compared(wanted);
  const found: { readonly name: string; readonly shared: number }[] = [];
  for (const name of new Set(names)) {
    const other = compared(name);
    const shared = 1 - changes(given, other) / Math.max(given.length, other.length, 1);
    if (shared >= LEAST_SHARED) found.push({ name, shared });
  }
  found.sort((one, other) => other.shared - one.shared);
  return found.slice(0, most).map(({ name }) => name);
}

function compared(name: string): string {
  return name.slice(0, LONGEST_COMPARED).toLowerCase();
}

/** Return how many characters must be added, left out or replaced to make one text of another. */
function changes(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[line - 1] === other[column - 1];
      const replaced = (row[column - 1] ?? 0) + (isSame ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
