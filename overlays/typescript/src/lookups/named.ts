/** Finds users, groups, group sets, schedules and sites by name. */

import type { CallOptions } from "#generated/caller.js";
import type { Operation } from "#generated/operation.js";
import { queryGroups } from "#generated/operations/groups.js";
import { queryGroupSets } from "#generated/operations/groupSets.js";
import { querySchedules } from "#generated/operations/schedules.js";
import { querySites } from "#generated/operations/sites.js";
import { getUsersOnSite } from "#generated/operations/users.js";
import type { Group, GroupSet, Schedule, Site, User } from "#generated/types/index.js";
import { equalTo } from "../lists/filters.js";
import type { Session } from "../session/session.js";
import { begin, findOne, MOST_SIMILAR, quoted } from "./lookup.js";
import type { Named } from "./lookup.js";

/** Return the user of a login name. */
export async function findUser(
  session: Session,
  name: string,
  options: CallOptions,
): Promise<User> {
  const how = begin(session, name, options);
  // Lists have the mail address on request only, which takes the server longer.
  const fields = name.includes("@") ? "_default_,email" : undefined;
  const lookup = {
    kind: "user",
    name,
    matches: getUsersOnSite({ filter: equalTo({ name }) }),
    everything: getUsersOnSite({ fields }),
    hintFrom: (users: readonly User[]) => hintOfMail(name, users),
  };
  return findOne(session, lookup, how);
}

/** Return the group of a name, which groups of several domains may have. */
export async function findGroup(
  session: Session,
  name: string,
  options: CallOptions,
): Promise<Group> {
  const how = begin(session, name, options);
  const lookup = {
    kind: "group",
    name,
    matches: queryGroups({ filter: equalTo({ name }) }),
    everything: queryGroups(),
    describe: ({ id, domain }: Group) =>
      `one in the domain ${quoted(domain?.name ?? "")} (id ${id})`,
  };
  return findOne(session, lookup, how);
}

/** Return the group set of a name. */
export async function findGroupSet(
  session: Session,
  name: string,
  options: CallOptions,
): Promise<GroupSet> {
  const how = begin(session, name, options);
  const matches = queryGroupSets({ filter: equalTo({ name }) });
  return findOne(session, { kind: "group set", name, matches, everything: queryGroupSets() }, how);
}

/** Return the schedule of a name; all schedules are read, since their list has no filter. */
export function findSchedule(
  session: Session,
  name: string,
  options: CallOptions,
): Promise<Schedule> {
  return findAmongAll(session, "schedule", name, querySchedules(), options);
}

/** Return the site of a name; all sites are read, since their list has no filter. */
export function findSite(session: Session, name: string, options: CallOptions): Promise<Site> {
  return findAmongAll(session, "site", name, querySites(), options);
}

async function findAmongAll<Item extends Named>(
  session: Session,
  kind: string,
  name: string,
  all: Operation<readonly Item[]>,
  options: CallOptions,
): Promise<Item> {
  const how = begin(session, name, options);
  return findOne(session, { kind, name, matches: all, everything: all }, how);
}

function hintOfMail(address: string, users: readonly User[]): string {
  const isOwner = ({ email }: User): boolean => email?.toLowerCase() === address.toLowerCase();
  const names = users.filter(isOwner).flatMap((user) => user.name ?? []);
  if (names.length === 0) return "";
  const shown = names.slice(0, MOST_SIMILAR).map(quoted).join(", ");
  return `It is the mail address of the user ${shown}, who is found by that name`;
}
