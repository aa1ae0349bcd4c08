/** Conditions of lists that are filtered by the server. */

import { QUERIES } from "#generated/protocol.js";

/**
 * Return the conditions that fields have values; undefined if there are none.
 *
 * A value with characters that servers read in different ways is left out, so the caller has to
 * compare it.
 */
export function equalTo(values: Readonly<Record<string, string | undefined>>): string | undefined {
  const conditions: string[] = [];
  for (const [field, value] of Object.entries(values)) {
    if (value !== undefined && canBeFiltered(value)) {
      conditions.push(filled(QUERIES.filter, { field, operator: "eq", value }));
    }
  }
  return conditions.length > 0 ? conditions.join(QUERIES.joinedBy) : undefined;
}

/** Whether every server reads a value in a condition as it is. */
export function canBeFiltered(value: string): boolean {
  return !Array.from(value).some((mark) => QUERIES.unsafeInValues.includes(mark));
}

/** Return a form of the protocol with its values. */
export function filled(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}
