/** Finds flows by name. */

import type { CallOptions } from "#generated/caller.js";
import { queryFlowsForSite } from "#generated/operations/flows.js";
import type { Flow } from "#generated/types/index.js";
import { equalTo } from "../lists/filters.js";
import type { Session } from "../session/session.js";
import {
  ambiguous,
  checkName,
  cleaned,
  MOST_CANDIDATES,
  MOST_SIMILAR,
  notFound,
  quoted,
  readMatches,
  readUpTo,
  timed,
} from "./lookup.js";
import { checkProject, pathsOfProjects, projectId } from "./projects.js";
import type { PathOf, ProjectChoice } from "./projects.js";

/** Where a flow is looked for. */
export interface FindFlowOptions extends CallOptions {
  /**
   * The project: its path, such as `Sales/EU` (top level first), its id, the object, or an array of
   * the names on its path, which may contain slashes. Flows of all projects if omitted.
   */
  readonly project?: ProjectChoice | undefined;
}

/** Return the only flow of a name. */
export async function findFlow(
  session: Session,
  name: string,
  options: FindFlowOptions,
): Promise<Flow> {
  checkName(name, "name");
  const how = timed(session, options, "project");
  const { project } = options;
  if (project !== undefined) checkProject(project);
  const inside = project && (await projectId(session, project, how));
  const lookup = {
    kind: "flow",
    name,
    matches: queryFlowsForSite({ filter: equalTo({ name, projectId: inside }) }),
    everything: queryFlowsForSite({ filter: equalTo({ projectId: inside }) }),
    keep: (flow: Flow) => inside === undefined || flow.project?.id === inside,
    place: project === undefined ? "" : ` in the project ${shownProject(project)}`,
    hint: name.includes("://") ? "An address is not looked up: give the name of the flow" : "",
  };
  const found = await readMatches(session, lookup, how);
  if (found.length > 1) {
    const describe = describer(await pathsOfProjects(session, how));
    throw ambiguous(session, { ...lookup, describe, hint: "Give project" }, found);
  }
  const [only] = found;
  if (only !== undefined) return only;
  throw await notFound(session, lookup, how, inside && (await elsewhere()));

  async function elsewhere(): Promise<string> {
    const list = queryFlowsForSite({ filter: equalTo({ name }) });
    const isSame = (flow: Flow): boolean => flow.name === name;
    const others = await readUpTo(session, list, MOST_CANDIDATES, how, isSame);
    if (others.length === 0) return "";
    const describe = describer(await pathsOfProjects(session, how));
    return `There is ${cleaned(session, others.slice(0, MOST_SIMILAR).map(describe).join("; "))}`;
  }
}

/** Return what tells a flow from others of its name: its project and its id. */
function describer(pathOf: PathOf): (flow: Flow) => string {
  return ({ id, project }) => {
    if (project === undefined) return `one in a personal space (id ${id})`;
    const path = pathOf(project.id ?? "") ?? project.name ?? project.id ?? "";
    return `one in the project ${quoted(path)} (id ${id})`;
  };
}

function shownProject(project: ProjectChoice): string {
  if (typeof project === "string") return quoted(project);
  if (Array.isArray(project)) return quoted(project.join("/"));
  const { name, id } = project as { readonly name?: unknown; readonly id?: string };
  return quoted(typeof name === "string" ? name : (id ?? ""));
}
