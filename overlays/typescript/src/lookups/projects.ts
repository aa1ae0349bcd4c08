/** Finds projects by their paths, and tells the paths of projects. */

import { idOf, shown } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import { queryProjects } from "#generated/operations/projects.js";
import type { Project } from "#generated/types/index.js";
import type { How } from "../calls/call.js";
import { equalTo } from "../lists/filters.js";
import type { Session } from "../session/session.js";
import { checkName, findOne, isId, MOST_SIMILAR, quoted, readUpTo } from "./lookup.js";

/** A project: its path, such as `Sales/EU`, the names on its path, its id, or the object. */
export type ProjectChoice = Identified<"project"> | readonly string[];

/** Maximum projects that are read to tell paths. */
const MOST_PROJECTS = 10_000;
/** Maximum names in a path. */
const MOST_LEVELS = 100;
/** Maximum characters of a path that is told, and of a name on it. */
const LONGEST_PATH = 10_000;

/** Returns the path of the project of an id, if it is known. */
export type PathOf = (id: string) => string | undefined;

/** Return the project of a path, which is resolved level by level from the top. */
export async function findProject(
  session: Session,
  names: readonly string[],
  how: How,
): Promise<Project> {
  let parent: Project | undefined;
  for (const [level, name] of names.entries()) {
    parent = await findBelow(session, name, parent, names.slice(0, level), how);
  }
  return parent as Project; // a path has at least one name
}

/** Return the id of a project; its path is looked up. */
export async function projectId(
  session: Session,
  project: ProjectChoice,
  how: How,
): Promise<string> {
  const names = checkProject(project);
  if (names !== undefined) return (await findProject(session, names, how)).id;
  const id = idOf(project, "project");
  return isId(id) ? id.toLowerCase() : id; // as servers list it
}

/** Check a project; the names on its path, if that is what was given. */
export function checkProject(project: ProjectChoice): string[] | undefined {
  const isPath = typeof project === "string" ? !isId(project) : Array.isArray(project);
  if (isPath) return namesOf(project as string | readonly string[], "project");
  idOf(project, "project");
  return undefined;
}

/**
 * Return the names on a path.
 *
 * @throws UsageError if a name is empty or no text, or there are too many.
 */
export function namesOf(path: string | readonly string[], argument: string): string[] {
  const form = `${argument} must be a path such as "Sales/EU"`;
  if (typeof path === "string" && path.includes("://")) {
    throw new errors.UsageError(`${form}, not the address ${shown(path)}`);
  }
  const given: readonly unknown[] | undefined =
    typeof path === "string" ? path.split("/") : Array.isArray(path) ? path : undefined;
  if (given === undefined) {
    throw new errors.UsageError(`${form} or an array of names, not ${shown(path)}`);
  }
  if (given.length === 0 || given.length > MOST_LEVELS) {
    throw new errors.UsageError(`${form}, with 1 to ${MOST_LEVELS} names, not ${given.length}`);
  }
  return Array.from(given, (name) => {
    checkName(name, `each name in ${argument}`);
    return name;
  });
}

/** Return what tells the paths of projects by their ids, as far as they can be read. */
export async function pathsOfProjects(session: Session, how: How): Promise<PathOf> {
  return pathsOf(await readProjects(session, how));
}

async function findBelow(
  session: Session,
  name: string,
  parent: Project | undefined,
  above: readonly string[],
  how: How,
): Promise<Project> {
  const parentProjectId = parent?.id;
  const lookup = {
    kind: "project",
    name,
    matches: queryProjects({ filter: equalTo({ name, parentProjectId }) }),
    everything: queryProjects({ filter: equalTo({ parentProjectId }) }),
    place: above.length > 0 ? ` in the project ${quoted(above.join("/"))}` : " at the top level",
    inside: above.map((one) => `${one}/`).join(""),
    // Whether a project is at the top is not told by all servers; its parent is.
    keep: (item: Project) => (item.parentProjectId === undefined) === (parent === undefined),
    elsewhere: async () => {
      const projects = await readProjects(session, how);
      const pathOf = pathsOf(projects);
      const isSame = (one: Project): boolean =>
        one.name?.toLowerCase() === name.toLowerCase() && one.parentProjectId !== parentProjectId;
      const same = projects.filter(isSame).slice(0, MOST_SIMILAR);
      return same.map((one) => pathOf(one.id) ?? one.id);
    },
  };
  return findOne(session, lookup, how);
}

async function readProjects(session: Session, how: How): Promise<Project[]> {
  try {
    return await readUpTo(session, queryProjects(), MOST_PROJECTS, how);
  } catch (error) {
    if (error instanceof errors.ApiError) return []; // the error that needs them matters more
    throw error;
  }
}

/** Paths are made when they are told: together, they can be much longer than the names. */
function pathsOf(projects: readonly Project[]): PathOf {
  const known = new Map(projects.map((one) => [one.id, one]));
  return (id) => {
    const names: string[] = [];
    let left = LONGEST_PATH;
    let one = known.get(id);
    while (one !== undefined && names.length < MOST_LEVELS && left > 0) {
      const name = (one.name ?? one.id).slice(0, LONGEST_PATH);
      names.unshift(name);
      left -= name.length + 1;
      one = known.get(one.parentProjectId ?? "");
    }
    return names.length > 0 ? names.join("/") : undefined;
  };
}
