// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "project_permissions": contents of requests and replies. */

import type { ProjectReference, ServerWarning } from "./common.js";
import type { GranteeCapabilities, PermissionsParent } from "./permissions.js";
import type { ProjectSummary } from "./projects.js";

/** Reply with permissions of a project, or with its default permissions for flows. */
export interface ProjectPermissionsReply {
  /** The permissions. */
  readonly permissions: ProjectPermissions;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** The allowed and denied capabilities on a project, or those that its flows start with. */
export interface ProjectPermissions {
  /**
   * Project that controls the permissions; present only if permissions are locked to another
   * project.
   */
  readonly parent?: PermissionsParent | undefined;
  /** The project. */
  readonly project?: ProjectSummary | undefined;
  /** Capabilities of each user, group and group set that has a permission rule. */
  readonly granteeCapabilities: readonly GranteeCapabilities[];
}

/** Request to add permissions on a project, or default permissions for its flows. */
export interface AddProjectPermissionsRequest {
  /** The permissions to add. */
  readonly permissions: ProjectPermissionsToAdd;
}

/**
 * Permissions to add to a project. A capability that is already allowed or denied for a grantee is
 * unchanged.
 */
export interface ProjectPermissionsToAdd {
  /** The project. It may be left out; another one than that in the path is an error. */
  readonly project?: ProjectReference | undefined;
  /** The capabilities to allow and deny for each grantee. */
  readonly granteeCapabilities: readonly GranteeCapabilities[];
}
