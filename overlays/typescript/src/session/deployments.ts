/** Refuses operations that the kind of server does not have, as far as the kind is known. */

import { DeploymentError } from "#generated/errors.js";
import type { OperationInfo } from "#generated/operation.js";
import { DEPLOYMENTS } from "#generated/protocol.js";
import type { Session } from "./session.js";

const NAMES = { server: "Tableau Server", cloud: "Tableau Cloud" };

/**
 * Check that the kind of server has an operation; an unknown kind is not refused.
 *
 * @throws DeploymentError if it has not; nothing was sent.
 */
export function checkDeployment(session: Session, info: OperationInfo): void {
  if (info.deployment === undefined) return;
  const [kind, reason] = knownDeployment(session);
  if (kind === undefined || kind === info.deployment) return;
  throw new DeploymentError(`${info.id} exists on ${NAMES[info.deployment]} only: ${reason}`, {
    operation: info.id,
  });
}

function knownDeployment(session: Session): ["server" | "cloud" | undefined, string] {
  const host = new URL(session.server).hostname.replace(/\.$/, "");
  if (DEPLOYMENTS.cloudHosts.some((domain) => host.endsWith(`.${domain}`))) {
    return ["cloud", `${host} is Tableau Cloud`];
  }
  if (session.credentials.onServerOnly) {
    return ["server", `sign-ins with ${session.credentials.title} exist on Tableau Server only`];
  }
  if (session.site === "" && session.credentials.session === undefined) {
    return ["server", "the default site exists on Tableau Server only"];
  }
  return [undefined, ""];
}
