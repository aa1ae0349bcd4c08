/** One call: check the version, sign in, send the request, read the reply. */

import * as errors from "#generated/errors.js";
import { objectCheck, shown } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import type { Problem } from "#generated/codec/failures.js";
import type { Operation } from "#generated/operation.js";
import { SESSION } from "#generated/protocol.js";
import { Deadline } from "../http/deadline.js";
import type { Received } from "../http/received.js";
import { checkCallOptions } from "../options.js";
import { checkDeployment } from "../session/deployments.js";
import type { Session } from "../session/session.js";
import {
  covers,
  ensureSignedIn,
  ensureVersion,
  renewSession,
  scopesOf,
} from "../session/sign_in.js";
import type { CallContext } from "../wire/failures.js";
import { isSessionEnded } from "../wire/outcomes.js";
import { readReply, resultOf } from "../wire/replies.js";
import { buildRequest } from "../wire/requests.js";
import { redacted } from "../wire/secrets.js";
import { checkVersion } from "../wire/versions.js";
import { deliver } from "./deliver.js";
import type { Read } from "./deliver.js";

/** How one call is sent, beside the options of callers. */
export interface How extends CallOptions {
  /** The end of the whole call, if it is only a part of it. */
  readonly deadline?: Deadline | undefined;
  /** Whether a flow file is transferred. */
  readonly isTransfer?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly onSent?: ((bytes: number) => void) | undefined;
  readonly inUpload?: boolean | undefined;
  readonly once?: boolean | undefined;
}

/** Sessions of other calls that one call uses while it is in progress. */
const MOST_REPLACED = 5;

/** Send a call and return its result. */
export function sendCall<Result>(
  session: Session,
  operation: Operation<Result>,
  how: How = {},
): Promise<Result> {
  const read: Read<Result> = async (call, response) =>
    resultOf(operation, await readWhole(session, call, response));
  return exchange(session, operation, read, how);
}

/** Send a call and return the whole reply. */
export function sendForReply(
  session: Session,
  operation: Operation<unknown>,
  how: How = {},
): Promise<unknown> {
  return exchange(session, operation, (call, response) => readWhole(session, call, response), how);
}

/** Send a call and read its response. */
export async function exchange<Result>(
  session: Session,
  operation: Operation<unknown>,
  read: Read<Result>,
  how: How = {},
): Promise<Result> {
  const { info } = checkOperation(operation);
  const { settings } = session;
  const deadline = objectCheck(how, "options").deadline ?? deadlineOf(session, how);
  session.checkOpen();
  checkDeployment(session, info);
  const failures = session.failures.count;
  const version = session.version ?? (await ensureVersion(session, deadline));
  checkVersion(operation, version);
  const scopes = info.authenticated ? scopesOf(session, info) : [];
  let identity = info.authenticated ? session.identity : undefined;
  if (info.authenticated && (identity === undefined || !covers(identity, scopes))) {
    identity = await ensureSignedIn(session, version, scopes, deadline);
  }
  const { read: usual, transferRead } = settings.timeouts;
  for (let replaced = 0; ; replaced += 1) {
    const used = identity;
    try {
      return await deliver(
        session,
        () =>
          buildRequest(
            session.server,
            operation,
            version,
            used,
            how.headers ? { ...settings.headers, ...how.headers } : settings.headers,
          ),
        read,
        {
          deadline,
          readTimeout: how.isTransfer || info.binary ? transferRead : usual,
          secrets: () => [...operation.secrets(), ...(used ? [used.token] : [])],
          onSent: how.onSent,
          inUpload: how.inUpload,
          once: how.once,
        },
      );
    } catch (error) {
      if (!(error instanceof errors.TableauError) || used === undefined) throw error;
      if (error.status !== SESSION.endedStatus || !isSessionEnded(error)) throw error;
      // A new session that is refused as well would be refused again.
      if (replaced > 0 && session.identity?.token === used.token) throw error;
      if (replaced === MOST_REPLACED) throw error;
      identity = await renewSession(session, used, version, error, { failures, scopes, deadline });
    }
  }
}

/** Return the deadline of a call. */
export function deadlineOf(session: Session, how: How): Deadline {
  const { total, transferTotal } = session.settings.timeouts;
  checkCallOptions(how);
  const { timeout, signal } = how;
  return new Deadline(timeout ?? (how.isTransfer ? transferTotal : total), signal ?? undefined);
}

/** Return a call, if it is one. */
export function checkOperation<Result>(operation: Operation<Result>): Operation<Result> {
  const given = operation as Partial<Operation<unknown>> | null | undefined;
  if (typeof given?.withQuery === "function" && given.info !== undefined) return operation;
  throw new errors.UsageError(
    `the call must be one that a function of operations has made, not ${shown(given)}`,
  );
}

async function readWhole(
  session: Session,
  call: CallContext,
  response: Received,
): Promise<unknown> {
  const { strict, onProblems, maxReplyBytes } = session.settings;
  const content = await response.bytes(maxReplyBytes);
  if (onProblems === undefined) return readReply(call, response, content, { strict });
  const report = (problems: readonly Problem[]): void => {
    const { secrets } = call;
    const shown = problems.map((one) => ({
      path: redacted(one.path, secrets),
      reason: redacted(one.reason, secrets),
      count: one.count,
    }));
    onProblems(shown, call.info.id);
  };
  return readReply(call, response, content, { strict, report });
}
