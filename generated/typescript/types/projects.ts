// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "projects": contents of requests and replies. */

import type { Pagination, ServerWarning, UserReference } from "./common.js";
import type { UserSummary } from "./users.js";
import type { objectKind } from "../kinds.js";

/**
 * Known ways to manage the permissions of the content of a project. Servers can send other values
 * than the known ones:
 *
 * - `LockedToProject`: Permissions are locked to the project, including nested projects.
 * - `LockedToProjectWithoutNested`: Permissions are locked to the project, excluding nested
 *   projects.
 * - `ManagedByOwner`: The owner of each content item manages its permissions.
 */
export type ContentPermissions =
  | "LockedToProject"
  | "LockedToProjectWithoutNested"
  | "ManagedByOwner"
  | (string & {});

/** The known values of `ContentPermissions`. */
export const contentPermissionses = [
  "LockedToProject", "LockedToProjectWithoutNested", "ManagedByOwner",
] as const;

/** Reply with one project. */
export interface ProjectReply {
  /** The project. */
  readonly project: Project;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one page of projects. */
export interface ProjectListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The projects on this page. */
  readonly projects: readonly Project[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A project, which contains flows and other content, and other projects. */
export interface Project {
  readonly [objectKind]?: "project";
  /** Owner of the project. */
  readonly owner?: UserSummary | undefined;
  /** Numbers of content items in the project. Sent if all fields are asked for. */
  readonly contentsCounts?: ContentsCounts | undefined;
  /** Id of the project. */
  readonly id: string;
  /** Name of the project. */
  readonly name?: string | undefined;
  /** Description of the project. */
  readonly description?: string | undefined;
  /**
   * Id of the parent project; missing for a top-level project. Some servers leave it out after a
   * project was created.
   */
  readonly parentProjectId?: string | undefined;
  /** Whether the project has no parent project. Sent if all fields are asked for. */
  readonly topLevelProject?: boolean | undefined;
  /** Whether the user may save content in the project. Sent if all fields are asked for. */
  readonly writeable?: boolean | undefined;
  /** How the permissions of the content are managed. */
  readonly contentPermissions?: ContentPermissions | undefined;
  /** Id of the project whose locked permissions apply to this one. */
  readonly controllingPermissionsProjectId?: string | undefined;
  /** Time when the project was created (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change to the project (UTC). */
  readonly updatedAt?: Date | undefined;
  /** Number of users who marked the project as a favourite. */
  readonly favoritesTotal?: number | undefined;
}

/** The project of a flow, or the project that permissions belong to. */
export interface ProjectSummary {
  readonly [objectKind]?: "project";
  /** Owner of the project. */
  readonly owner?: UserSummary | undefined;
  /** Numbers of content items in the project. Sent if all fields are asked for. */
  readonly contentsCounts?: ContentsCounts | undefined;
  /** Id of the project. */
  readonly id?: string | undefined;
  /** Name of the project. */
  readonly name?: string | undefined;
  /** Description of the project. */
  readonly description?: string | undefined;
  /**
   * Id of the parent project; missing for a top-level project. Some servers leave it out after a
   * project was created.
   */
  readonly parentProjectId?: string | undefined;
  /** Whether the project has no parent project. Sent if all fields are asked for. */
  readonly topLevelProject?: boolean | undefined;
  /** Whether the user may save content in the project. Sent if all fields are asked for. */
  readonly writeable?: boolean | undefined;
  /** How the permissions of the content are managed. */
  readonly contentPermissions?: ContentPermissions | undefined;
  /** Id of the project whose locked permissions apply to this one. */
  readonly controllingPermissionsProjectId?: string | undefined;
  /** Time when the project was created (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change to the project (UTC). */
  readonly updatedAt?: Date | undefined;
  /** Number of users who marked the project as a favourite. */
  readonly favoritesTotal?: number | undefined;
}

/** Numbers of content items in a project. */
export interface ContentsCounts {
  /** Number of projects. */
  readonly projectCount?: number | undefined;
  /** Number of workbooks. */
  readonly workbookCount?: number | undefined;
  /** Number of views. */
  readonly viewCount?: number | undefined;
  /** Number of data sources. */
  readonly datasourceCount?: number | undefined;
}

/** Request to create a project. */
export interface CreateProjectRequest {
  /** The project to create. */
  readonly project: ProjectToCreate;
}

/** Name and settings of a project to create. */
export interface ProjectToCreate {
  /** Owner of the project; the user who creates it if omitted. Since version 3.21. */
  readonly owner?: UserReference | undefined;
  /**
   * Name of the project. Names are unique among the projects with the same parent, without regard
   * to case.
   */
  readonly name: string;
  /** Description of the project. */
  readonly description?: string | undefined;
  /** Id of the parent project; a top-level project is created if omitted. */
  readonly parentProjectId?: string | undefined;
  /**
   * How the permissions of the content are managed; by the owners of the content if omitted.
   * LockedToProjectWithoutNested needs version 3.8.
   */
  readonly contentPermissions?: ContentPermissions | undefined;
}

/** Request to update a project. */
export interface UpdateProjectRequest {
  /** The new values; without content, nothing changes. */
  readonly project: ProjectToUpdate;
}

/** New values for a project. Omitted values are unchanged. */
export interface ProjectToUpdate {
  readonly [objectKind]?: "project";
  /** New owner of the project. Since version 3.21. */
  readonly owner?: UserReference | undefined;
  /** Id of the project. The server uses the id in the path; another one is an error. */
  readonly id?: string | undefined;
  /** New name of the project. The default project cannot be renamed. */
  readonly name?: string | undefined;
  /** New description of the project. */
  readonly description?: string | undefined;
  /** Id of the new parent project. An empty text moves the project to the top level. */
  readonly parentProjectId?: string | undefined;
  /**
   * How the permissions of the content are managed from now on. LockedToProjectWithoutNested needs
   * version 3.8.
   */
  readonly contentPermissions?: ContentPermissions | undefined;
}
