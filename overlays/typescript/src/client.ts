/** The client: it signs in by itself, and has a member for each kind of object. */

import { objectCheck } from "#generated/arguments.js";
import {
  ConnectionsResource,
  DataQualityWarningsResource,
  FavoritesResource,
  FlowTasksResource,
  LinkedTasksResource,
  TagsResource,
} from "#generated/resources/index.js";
import { CoreClient } from "./core.js";
import { readEnvironment } from "./environment.js";
import type { Environment } from "./environment.js";
import type { ClientOptions } from "./options.js";
import { Flows } from "./resources/flows.js";
import { Groups, GroupSets, Projects, Schedules, Sites, Users } from "./resources/named.js";
import { Permissions } from "./resources/permissions.js";
import { FlowRuns, Jobs } from "./resources/runs.js";

/** A client of a Tableau server and one of its sites. */
export class Client extends CoreClient {
  readonly #resources: Resources;

  constructor(server: string, options: ClientOptions) {
    super(server, options);
    this.#resources = resourcesOf(this);
  }

  /**
   * Make a client from variables of the environment: `TABLEAU_SERVER`, `TABLEAU_SITE` (the default
   * site if unset), and `TABLEAU_TOKEN_NAME` and `TABLEAU_TOKEN_SECRET` for a personal access token;
   * or for a connected app `TABLEAU_APP_CLIENT_ID`, `TABLEAU_APP_SECRET_ID`,
   * `TABLEAU_APP_SECRET_VALUE`, `TABLEAU_APP_USER` and, to restrict it, `TABLEAU_APP_SCOPES`.
   *
   * @param options - The options of the client; a site or credentials in place of the variables.
   * @param environment - The variables; those of the process if omitted.
   * @throws UsageError if a variable is missing, or an option is invalid.
   */
  static fromEnvironment(options: Partial<ClientOptions> = {}, environment?: Environment): Client {
    objectCheck(options, "options");
    const { server, site, credentials } = readEnvironment(options.credentials, environment);
    return new Client(server, { ...options, site: options.site ?? site, credentials });
  }

  /** Flows. */
  get flows(): Flows {
    return this.#resources.flows;
  }

  /** Jobs. */
  get jobs(): Jobs {
    return this.#resources.jobs;
  }

  /** Flow runs. */
  get flowRuns(): FlowRuns {
    return this.#resources.flowRuns;
  }

  /** Permissions of flows. */
  get permissions(): Permissions {
    return this.#resources.permissions;
  }

  /** Projects. */
  get projects(): Projects {
    return this.#resources.projects;
  }

  /** Connections of flows. */
  get connections(): ConnectionsResource {
    return this.#resources.connections;
  }

  /** Flow tasks, which run flows on schedules. */
  get flowTasks(): FlowTasksResource {
    return this.#resources.flowTasks;
  }

  /** Linked tasks. */
  get linkedTasks(): LinkedTasksResource {
    return this.#resources.linkedTasks;
  }

  /** Schedules of Tableau Server. */
  get schedules(): Schedules {
    return this.#resources.schedules;
  }

  /** Users of the site. */
  get users(): Users {
    return this.#resources.users;
  }

  /** Groups of the site. */
  get groups(): Groups {
    return this.#resources.groups;
  }

  /** Group sets of the site. */
  get groupSets(): GroupSets {
    return this.#resources.groupSets;
  }

  /** Sites of the server. */
  get sites(): Sites {
    return this.#resources.sites;
  }

  /** Favorites. */
  get favorites(): FavoritesResource {
    return this.#resources.favorites;
  }

  /** Tags of several objects at once. */
  get tags(): TagsResource {
    return this.#resources.tags;
  }

  /** Data quality warnings of flows. */
  get dataQualityWarnings(): DataQualityWarningsResource {
    return this.#resources.dataQualityWarnings;
  }
}

// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- it is named below
function resourcesOf(client: CoreClient) {
  return {
    flows: new Flows(client),
    jobs: new Jobs(client),
    flowRuns: new FlowRuns(client),
    permissions: new Permissions(client),
    projects: new Projects(client),
    connections: new ConnectionsResource(client),
    flowTasks: new FlowTasksResource(client),
    linkedTasks: new LinkedTasksResource(client),
    schedules: new Schedules(client),
    users: new Users(client),
    groups: new Groups(client),
    groupSets: new GroupSets(client),
    sites: new Sites(client),
    favorites: new FavoritesResource(client),
    tags: new TagsResource(client),
    dataQualityWarnings: new DataQualityWarningsResource(client),
  };
}

type Resources = ReturnType<typeof resourcesOf>;
