/** Projects, users, groups, group sets, schedules and sites: what is generated, and finding by name. */

import type { CallOptions } from "#generated/caller.js";
import { GroupSetsResource } from "#generated/resources/groupSets.js";
import { GroupsResource } from "#generated/resources/groups.js";
import { ProjectsResource } from "#generated/resources/projects.js";
import { SchedulesResource } from "#generated/resources/schedules.js";
import { SitesResource } from "#generated/resources/sites.js";
import { UsersResource } from "#generated/resources/users.js";
import type { Group, GroupSet, Project, Schedule, Site, User } from "#generated/types/index.js";
import type { CoreClient } from "../core.js";
import { sessionOf } from "../core.js";
import { timed } from "../lookups/lookup.js";
import { findGroup, findGroupSet, findSchedule, findSite, findUser } from "../lookups/named.js";
import { findProject, namesOf } from "../lookups/projects.js";
import type { Session } from "../session/session.js";

/** List, find, create, update and delete projects, and their permissions. */
export class Projects extends ProjectsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the project of a path. Names are compared exactly, and there is a request for each name.
   *
   * @param path - The names joined by slashes, top level first, such as `Sales/EU`; or an array of
   *   names, which may contain slashes.
   * @throws NameNotFoundError, whose `nearest` has the paths of similar projects;
   *   AmbiguousNameError; UsageError if a name is empty.
   */
  async find(path: string | readonly string[], options: CallOptions = {}): Promise<Project> {
    const names = namesOf(path, "path");
    return findProject(this.#session, names, timed(this.#session, options));
  }
}

/** Users of the site: who they are, and the groups that they belong to. */
export class Users extends UsersResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the user of a login name, which is compared exactly.
   *
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError.
   */
  find(name: string, options: CallOptions = {}): Promise<User> {
    return findUser(this.#session, name, options);
  }
}

/** Groups of users. */
export class Groups extends GroupsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the group of a name, which is compared exactly.
   *
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError, if groups of
   *   several domains have the name.
   */
  find(name: string, options: CallOptions = {}): Promise<Group> {
    return findGroup(this.#session, name, options);
  }
}

/** Group sets of the site. */
export class GroupSets extends GroupSetsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the group set of a name, which is compared exactly.
   *
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError.
   */
  find(name: string, options: CallOptions = {}): Promise<GroupSet> {
    return findGroupSet(this.#session, name, options);
  }
}

/** Schedules of Tableau Server: list, find, read, create, change, delete. */
export class Schedules extends SchedulesResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the schedule of a name, which is compared exactly. All schedules are read.
   *
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError.
   */
  find(name: string, options: CallOptions = {}): Promise<Schedule> {
    return findSchedule(this.#session, name, options);
  }
}

/** Sites of the server. */
export class Sites extends SitesResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the site of a display name, which is compared exactly. All sites are read.
   *
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError.
   */
  find(name: string, options: CallOptions = {}): Promise<Site> {
    return findSite(this.#session, name, options);
  }
}
