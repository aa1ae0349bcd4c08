/** Permissions of flows: what is generated, and granting and revoking. */

import type { CallOptions } from "#generated/caller.js";
import { UsageError } from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import { arrayCheck, idOf, objectCheck } from "#generated/arguments.js";
import {
  addFlowPermissions,
  deleteFlowPermissionForGroup,
  deleteFlowPermissionForGroupSet,
  deleteFlowPermissionForUser,
} from "#generated/operations/permissions.js";
import type { DeleteFlowPermissionForUserArgs } from "#generated/operations/permissions.js";
import { PermissionsResource } from "#generated/resources/permissions.js";
import type { FlowCapability, Permissions as Rules } from "#generated/types/index.js";

/** Who has a permission: one of these. */
export interface Grantee {
  readonly user?: Identified<"user"> | undefined;
  readonly group?: Identified<"group"> | undefined;
  readonly groupSet?: Identified<"group set"> | undefined;
}

/** What a grantee is allowed and denied. */
export interface Grant extends Grantee {
  readonly allow?: readonly FlowCapability[] | undefined;
  readonly deny?: readonly FlowCapability[] | undefined;
}

type Known = DeleteFlowPermissionForUserArgs["capability"];

/** What is no longer allowed or denied; only capabilities that are known can be named. */
export interface Revocation extends Grantee {
  readonly allow?: readonly Known[] | undefined;
  readonly deny?: readonly Known[] | undefined;
}

/** Read, grant and revoke the permissions of flows. */
export class Permissions extends PermissionsResource {
  /** Allow or deny capabilities on a flow; those that are set already stay as they are. */
  async grant(flow: Identified<"flow">, grant: Grant, options?: CallOptions): Promise<Rules> {
    objectCheck(grant, "grant");
    const capabilities = [...modes(grant.allow, "allow"), ...modes(grant.deny, "deny")];
    if (capabilities.length === 0) throw new UsageError("nothing to grant: give allow or deny");
    const [kind, id] = granteeOf(grant);
    const grantee = { [kind]: { id }, capabilities };
    return this.caller.call(addFlowPermissions(flow, { granteeCapabilities: [grantee] }), options);
  }

  /** Remove capabilities from a grantee, in the mode in which they are set. */
  async revoke(flow: Identified<"flow">, grant: Revocation, options?: CallOptions): Promise<void> {
    const [kind, id] = granteeOf(objectCheck(grant, "grant"));
    const remove = {
      user: deleteFlowPermissionForUser,
      group: deleteFlowPermissionForGroup,
      groupSet: deleteFlowPermissionForGroupSet,
    }[kind];
    // All calls are made first, so that a mistake in one leaves nothing half done.
    const calls = [...modes(grant.allow, "allow"), ...modes(grant.deny, "deny")].map(
      ({ name, mode }) => remove(flow, id, { capability: name, mode }),
    );
    if (calls.length === 0) throw new UsageError("nothing to revoke: give allow or deny");
    for (const call of calls) await this.caller.call(call, options);
  }
}

const MODES = { allow: "Allow", deny: "Deny" } as const;

function modes<Name>(
  names: readonly Name[] | undefined,
  argument: "allow" | "deny",
): { readonly name: Name; readonly mode: "Allow" | "Deny" }[] {
  arrayCheck(names ?? [], argument);
  return (names ?? []).map((name) => ({ name, mode: MODES[argument] }));
}

function granteeOf(grant: Grantee): ["user" | "group" | "groupSet", string] {
  const given = (["user", "group", "groupSet"] as const).filter(
    (name) => grant[name] !== undefined,
  );
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    throw new UsageError("a grantee is either user, group or groupSet: give one of them");
  }
  return [kind, idOf(grant[kind], kind)];
}
