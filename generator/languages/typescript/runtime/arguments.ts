/** Checks of arguments, and their forms in paths. */

import { UsageError } from "./errors.js";

/** Maximum characters of an id or another segment of a path; several fit into a URL. */
export const LONGEST_ID = 1_000;

/** Maximum characters of a text in the query; servers reject longer URLs without naming it. */
export const LONGEST_QUERY = 8_000;

const EXAMPLE = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";
/** The form of the ids that servers give. */
export const LUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NEVER_IN_PATHS = /[/\\?#%]/;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
// eslint-disable-next-line no-control-regex -- these are what XML does not allow
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Cs}/u;

/** What a value must be. */
export interface ValueLimits {
  readonly empty?: boolean | undefined;
  readonly secret?: boolean | undefined;
  readonly values?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly longest?: number | undefined;
}

/** Return a short form of a value for a message: only the type of objects. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === "string") {
    const text = JSON.stringify(value);
    return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}

/**
 * Check the value of an argument.
 *
 * @throws UsageError if it cannot be sent.
 */
export function checkValue(
  value: unknown,
  name: string,
  kind: "string" | "integer" | "boolean" | "dateTime" | "time" | "object",
  limits: ValueLimits = {},
): void {
  if (value === undefined) return;
  if (kind === "boolean") {
    if (typeof value !== "boolean") throw wrong(name, "true or false", value, limits);
  } else if (kind === "integer") {
    checkNumber(value, name, limits);
  } else if (kind === "dateTime") {
    if (!(value instanceof Date)) throw wrong(name, "a Date", value, limits);
  } else {
    checkText(value, name, limits);
  }
}

function checkText(value: unknown, name: string, limits: ValueLimits): void {
  if (typeof value !== "string") throw wrong(name, "a text", value, limits);
  if (value === "" && limits.empty === false) {
    throw new UsageError(`${name} must not be empty; omit it instead`);
  }
  if (limits.longest !== undefined && value.length > limits.longest) {
    throw new UsageError(
      `${name} has ${value.length} characters; at most ${limits.longest} can be sent`,
    );
  }
  if (FORBIDDEN.test(value)) {
    const given = limits.secret ? "" : `: ${shown(value)}`;
    throw new UsageError(`${name} contains a control character or an unpaired surrogate${given}`);
  }
  if (limits.values && !limits.values.includes(value)) {
    throw wrong(name, `one of ${limits.values.map(shown).join(", ")}`, value, limits);
  }
}

function checkNumber(value: unknown, name: string, limits: ValueLimits): void {
  const least = limits.minimum ?? Number.MIN_SAFE_INTEGER;
  const most = limits.maximum;
  const isWhole = typeof value === "number" && Number.isSafeInteger(value);
  if (isWhole && value >= least && (most === undefined || value <= most)) return;
  const range = most === undefined ? `, at least ${least}` : ` from ${least} to ${most}`;
  throw wrong(name, `a whole number${range}`, value, limits);
}

function wrong(name: string, wanted: string, value: unknown, limits: ValueLimits): UsageError {
  const given = limits.secret ? `a value of type ${typeof value}` : shown(value);
  return new UsageError(`${name} must be ${wanted}, not ${given}`);
}

/**
 * Check that an argument is an array.
 *
 * @throws UsageError if it is not.
 */
export function arrayCheck(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UsageError(`${name} must be an array, not ${shown(value)}`);
  return Array.from(value as unknown[]); // what was left out becomes undefined, which is checked
}

/**
 * Check that an argument is an object with members, such as options. The entries of a Map are no
 * members, so they would be lost.
 *
 * @throws UsageError if it is not.
 */
export function objectCheck<T>(value: T, name: string): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(`${name} must be an object, not ${shown(value)}`);
  }
  if (Symbol.iterator in value) {
    throw new UsageError(`${name} must be an object with members, not a Map or another collection`);
  }
  return value;
}

/**
 * Check that an argument is a function, if it is given.
 *
 * @throws UsageError if it is not.
 */
export function functionCheck(value: unknown, name: string): void {
  if (value !== undefined && typeof value !== "function") {
    throw new UsageError(`${name} must be a function, not ${shown(value)}`);
  }
}

/**
 * Return the id of an argument that is an id or an object with an id.
 *
 * @throws UsageError if it is neither, or would change the path of the request.
 */
export function idOf(value: unknown, name: string): string {
  const text: unknown =
    typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;
  if (typeof text !== "string") {
    const what = text === value ? shown(value) : "an object without an id";
    throw new UsageError(
      `${name} must be an id such as "${EXAMPLE}", or an object that has one, not ${what}`,
    );
  }
  const flaw = /:\/\/|#\//.test(text)
    ? "an address is not an id, and the number in it is not one either"
    : text === value && /^[0-9]+$/.test(text)
      ? "the number in an address of the browser is not an id of the REST API"
      : segmentFlaw(text);
  if (flaw !== undefined) throw new UsageError(`${name} must not be ${shown(text)}: ${flaw}`);
  return text;
}

/** Return the reason why a text cannot be a segment of a path. */
export function segmentFlaw(text: string): string | undefined {
  if (text === "" || text === "." || text === "..") return `give a text such as "${EXAMPLE}"`;
  const mark = NEVER_IN_PATHS.exec(text);
  if (mark) return `it contains ${shown(mark[0])}, which would change the path of the request`;
  if (text.length > LONGEST_ID) {
    return `it has ${text.length} characters; at most ${LONGEST_ID} are possible`;
  }
  if (text !== text.trim()) return "it begins or ends with white space";
  if (UNPRINTABLE.test(text)) return "it contains a character that cannot be printed";
  return undefined;
}

/**
 * Return an argument as a percent-encoded segment of a path.
 *
 * @throws UsageError if it would change the path of the request.
 */
export function segment(
  value: unknown,
  name: string,
  how: { readonly identifies?: boolean; readonly freeText?: boolean },
): string {
  if (typeof value === "string" && LUID.test(value)) return value;
  if (how.identifies) return encoded(idOf(value, name)).replaceAll("%3A", ":");
  if (typeof value !== "string")
    throw new UsageError(`${name} must be a text, not ${shown(value)}`);
  if (how.freeText) {
    checkText(value, name, { longest: LONGEST_ID });
    if (value === "" || value === "." || value === "..") {
      throw new UsageError(`${name} must not be ${shown(value)}, which would change the path`);
    }
    return encoded(value);
  }
  const flaw = segmentFlaw(value);
  if (flaw !== undefined) throw new UsageError(`${name} must not be ${shown(value)}: ${flaw}`);
  return encoded(value).replaceAll("%3A", ":");
}

/** Percent-encode a text; unlike `encodeURIComponent`, with the marks that RFC 3986 reserves. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
