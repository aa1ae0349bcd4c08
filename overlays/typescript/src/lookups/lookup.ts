/** Finds the only object with a name, or makes the error that lists candidates or similar names. */

import { checkValue, LUID } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import { AmbiguousNameError, NameNotFoundError } from "#generated/errors.js";
import type { Operation } from "#generated/operation.js";
import { deadlineOf } from "../calls/call.js";
import type { How } from "../calls/call.js";
import { LazyList } from "../lists/pager.js";
import { CALL_OPTIONS, checkMembers, checkText } from "../options.js";
import type { Session } from "../session/session.js";
import { redacted } from "../wire/secrets.js";
import { similarNames } from "./similar.js";

/** Maximum objects of one name that are read. */
export const MOST_CANDIDATES = 100;
/** Maximum objects whose names are compared to find similar ones. */
const MOST_SEARCHED = 1000;
/** Maximum similar names. */
export const MOST_SIMILAR = 5;
/** Maximum candidates in the text of an error. */
const MOST_SHOWN = 10;
/** Maximum characters of a name in the text of an error. */
const LONGEST_SHOWN = 80;
/** Maximum characters of a name that is looked up; objects on servers have shorter ones. */
const LONGEST_NAME = 1_000;

/** An object with a name. */
export interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** What is looked up, and where. */
export interface Lookup<Item extends Named> {
  /** The kind of object, such as `flow`. */
  readonly kind: string;
  readonly name: string;
  /** The list of objects, narrowed as far as the server can. */
  readonly matches: Operation<readonly Item[]>;
  /** The list in which similar names are looked for. */
  readonly everything: Operation<readonly Item[]>;
  /** Where it is looked for, for the message; begins with a space. */
  readonly place?: string;
  /** What else can be done, for the message. */
  readonly hint?: string;
  /** Whether an object may be the one, apart from its name. */
  readonly keep?: (item: Item) => boolean;
  /** Return what tells an object from others of the name. */
  readonly describe?: (item: Item) => string;
  /** Return a hint from the objects among which similar names were looked for. */
  readonly hintFrom?: (items: readonly Item[]) => string;
  /** The path of what is searched, for similar names; empty or with a slash at its end. */
  readonly inside?: string;
  /** Return the paths of objects of the name in other places. */
  readonly elsewhere?: () => Promise<readonly string[]>;
}

/** Whether a text has the form of the ids that servers give, in either case. */
export function isId(text: string): boolean {
  return LUID.test(text.toLowerCase());
}

/** Check a name that is looked up. */
export function checkName(name: unknown, argument: string): asserts name is string {
  checkText(name, argument);
  checkValue(name, argument, "string", { longest: LONGEST_NAME });
}

/** Check a name, and start the time of a lookup, which may take several calls. */
export function begin(session: Session, name: string, options: CallOptions): How {
  checkName(name, "name");
  return timed(session, options);
}

/** Check options, and start the time of several calls. */
export function timed(session: Session, options: CallOptions, ...more: string[]): How {
  checkMembers(options, "options", [...more, ...CALL_OPTIONS]);
  return { deadline: deadlineOf(session, options) };
}

/**
 * Return the only object of a name, which is compared exactly.
 *
 * @throws NameNotFoundError if there is none, AmbiguousNameError if there are several.
 */
export async function findOne<Item extends Named>(
  session: Session,
  lookup: Lookup<Item>,
  how: How,
): Promise<Item> {
  const found = await readMatches(session, lookup, how);
  const [only] = found;
  if (only === undefined) throw await notFound(session, lookup, how);
  if (found.length > 1) throw ambiguous(session, lookup, found);
  return only;
}

/** Return the objects of the name, at most 100. */
export function readMatches<Item extends Named>(
  session: Session,
  lookup: Lookup<Item>,
  how: How,
): Promise<Item[]> {
  const { keep, matches, name } = lookup;
  const fits = (item: Item): boolean => item.name === name && (keep?.(item) ?? true);
  return readUpTo(session, matches, MOST_CANDIDATES, how, fits);
}

/** Read the items of a list that fit, up to a number of them. */
export async function readUpTo<Item>(
  session: Session,
  list: Operation<readonly Item[]>,
  most: number,
  how: How,
  fits: (item: Item) => boolean = () => true,
): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of new LazyList(session, list, how)) {
    if (fits(item)) found.push(item);
    if (found.length >= most) break;
  }
  return found;
}

/** Return the error for a name that nothing has, with similar names. */
export async function notFound<Item extends Named>(
  session: Session,
  lookup: Lookup<Item>,
  how: How,
  hint = "",
): Promise<NameNotFoundError> {
  const { everything, keep, kind, name } = lookup;
  const some = await readUpTo(session, everything, MOST_SEARCHED, how, keep);
  const names = some.flatMap((item) => item.name ?? []);
  const nearest = withPlaces(
    lookup,
    similarNames(name, names, MOST_SIMILAR),
    (await lookup.elsewhere?.()) ?? [],
  ).map((one) => cleaned(session, one));
  const own = isId(name)
    ? "It has the form of an id, which needs no lookup: other methods take it as it is"
    : "";
  const advices = [hint, lookup.hint, cleaned(session, lookup.hintFrom?.(some) ?? ""), own];
  const advice = advices.find((text) => text !== undefined && text !== "") ?? "";
  // An object that the caller gave can have come from the server.
  const place = cleaned(session, lookup.place ?? "");
  const similar = nearest.length > 0 ? `; similar names: ${nearest.map(quoted).join(", ")}` : "";
  return new NameNotFoundError(
    `there is no ${kind} ${quoted(name)}${place} that the user may see${similar}` +
      (advice && `. ${advice}`),
    { nearest },
  );
}

/** Return the error for a name that several objects have. */
export function ambiguous<Item extends Named>(
  session: Session,
  lookup: Lookup<Item>,
  found: readonly Item[],
): AmbiguousNameError {
  const {
    describe = (item: Item) => `one with the id ${item.id ?? "unknown"}`,
    hint,
    kind,
  } = lookup;
  const shown = found.slice(0, MOST_SHOWN).map((item) => cleaned(session, describe(item)));
  if (found.length > shown.length) shown.push("and more");
  return new AmbiguousNameError(
    `several ${kind}s are called ${quoted(lookup.name)}: ${shown.join("; ")}` +
      (hint ? `. ${hint}` : ""),
    { candidates: found },
  );
}

/** Return a name in quotation marks, shortened. */
export function quoted(name: string): string {
  if (name.length <= LONGEST_SHOWN) return JSON.stringify(name);
  return `${JSON.stringify(name.slice(0, LONGEST_SHOWN))}…`;
}

/** Return a text of the server without secrets. */
export function cleaned(session: Session, text: string): string {
  return redacted(text, session.secrets());
}

/** Return paths: of names that differ in case only, of other places, and of similar names. */
function withPlaces<Item extends Named>(
  lookup: Lookup<Item>,
  nearest: readonly string[],
  places: readonly string[],
): string[] {
  const isSame = (name: string): boolean => name.toLowerCase() === lookup.name.toLowerCase();
  const here = (names: readonly string[]): string[] =>
    names.map((name) => `${lookup.inside ?? ""}${name}`);
  const others = nearest.filter((name) => !isSame(name));
  return [...here(nearest.filter(isSame)), ...places, ...here(others)].slice(0, MOST_SIMILAR);
}
