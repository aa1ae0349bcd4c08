// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "permissions": contents of requests and replies. */

import type {
  FlowReference,
  GroupReference,
  GroupSetReference,
  ServerWarning,
  UserReference,
} from "./common.js";
import type { FlowSummary } from "./flows.js";
import type { objectKind } from "../kinds.js";

/**
 * Known types of parents. Servers can send other values than the known ones:
 *
 * - `Project`: A project.
 */
export type PermissionsParentKind = "Project" | (string & {});

/** The known values of `PermissionsParentKind`. */
export const permissionsParentKinds = ["Project"] as const;

/**
 * Known capabilities of a flow. Servers can send other values than the known ones:
 *
 * - `ChangeHierarchy`: Move the flow to another project.
 * - `ChangePermissions`: Change the permissions of the flow.
 * - `Delete`: Delete the flow.
 * - `Execute`: Run the flow (newer servers).
 * - `ExportXml`: Download the flow and save a copy.
 * - `Read`: View the flow.
 * - `Write`: Overwrite the flow.
 */
export type FlowCapability =
  | "ChangeHierarchy"
  | "ChangePermissions"
  | "Delete"
  | "Execute"
  | "ExportXml"
  | "Read"
  | "Write"
  | (string & {});

/** The known values of `FlowCapability`. */
export const flowCapabilities = [
  "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
] as const;

/**
 * Modes of a capability. Servers can send other values than the known ones:
 *
 * - `Allow`: The capability is allowed.
 * - `Deny`: The capability is denied, even if it is allowed for a group of the user.
 */
export type CapabilityMode = "Allow" | "Deny" | (string & {});

/** The known values of `CapabilityMode`. */
export const capabilityModes = ["Allow", "Deny"] as const;

/** Reply with the permissions of a flow. */
export interface PermissionsReply {
  /** The permissions. */
  readonly permissions: Permissions;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** The allowed and denied capabilities on a flow. */
export interface Permissions {
  /**
   * Project that controls the permissions; present only if permissions are locked to that project.
   */
  readonly parent?: PermissionsParent | undefined;
  /** The flow. */
  readonly flow?: FlowSummary | undefined;
  /** Capabilities of each user, group and group set that has a permission rule. */
  readonly granteeCapabilities: readonly GranteeCapabilities[];
}

/** Project that controls the permissions of its content. */
export interface PermissionsParent {
  readonly [objectKind]?: "project";
  /** Type of the parent. */
  readonly type?: PermissionsParentKind | undefined;
  /** Id of the project. */
  readonly id: string;
}

/**
 * Allowed and denied capabilities of one grantee. Exactly one of user, group and group set is
 * present.
 */
export interface GranteeCapabilities {
  /** The grantee, if it is a user. */
  readonly user?: UserReference | undefined;
  /** The grantee, if it is a group. */
  readonly group?: GroupReference | undefined;
  /** The grantee, if it is a group set. Since version 3.22. */
  readonly groupSet?: GroupSetReference | undefined;
  /** Capabilities of the grantee. */
  readonly capabilities: readonly Capability[];
}

/** A capability with its mode. */
export interface Capability {
  /** Name of the capability. */
  readonly name: FlowCapability;
  /** Whether the capability is allowed or denied. Case-sensitive. */
  readonly mode: CapabilityMode;
}

/** Request to add permissions. */
export interface AddFlowPermissionsRequest {
  /** The permissions to add. */
  readonly permissions: PermissionsToAdd;
}

/**
 * Permissions to add to a flow. A capability that is already allowed or denied for a grantee is
 * unchanged.
 */
export interface PermissionsToAdd {
  /** The flow. The server uses the id in the path instead. */
  readonly flow?: FlowReference | undefined;
  /** The capabilities to allow and deny for each grantee. */
  readonly granteeCapabilities: readonly GranteeCapabilities[];
}
