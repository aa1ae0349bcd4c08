/** Manages the session of a client: all calls that wait share one sign-in. */

import * as errors from "#generated/errors.js";
import type { OperationInfo, Version } from "#generated/operation.js";
import type { Deadline } from "../http/deadline.js";
import { isSessionEnded } from "../wire/outcomes.js";
import { askVersion, sendSignIn, sendSignOut, sendSwitchSite } from "./requests.js";
import type { Identity, Session } from "./session.js";

/** Maximum seconds for signing out when a client is closed. */
const SIGN_OUT_SECONDS = 10;

const NO_SCOPES: readonly string[] = [];

/** Return the version to use, which the server tells before the first call. */
export async function ensureVersion(session: Session, deadline: Deadline): Promise<Version> {
  session.checkOpen();
  if (session.version !== undefined) return session.version;
  session.readingVersion ??= askVersion(session)
    .then((version) => (session.version = version))
    .finally(() => (session.readingVersion = undefined));
  session.readingVersion.catch(() => undefined); // each waiting call hears of it by itself
  return deadline.until(session.readingVersion, "finding the version");
}

/** Return the scopes that a session needs for a call. */
export function scopesOf(session: Session, info: OperationInfo): readonly string[] {
  const { scopes } = session.credentials;
  if (scopes === undefined) return NO_SCOPES;
  if (scopes !== "calls") return scopes;
  if (info.scopes !== undefined) return info.scopes;
  throw new errors.UsageError(
    `the scopes that ${info.id} needs are not known: give scopes to connectedAppCredentials`,
    { operation: info.id },
  );
}

/** Return the session on the server; sign in if there is none with the scopes. */
export async function ensureSignedIn(
  session: Session,
  version: Version,
  scopes: readonly string[],
  deadline: Deadline,
): Promise<Identity> {
  for (;;) {
    session.checkOpen();
    const { identity } = session;
    if (identity !== undefined && covers(identity, scopes)) return identity;
    if (session.signingIn === undefined) startSignIn(session, version, scopes);
    await deadline.until(session.signingIn as Promise<unknown>, "signing in");
  }
}

/**
 * Return a new session after one has ended.
 *
 * @param failures - The number of failed sign-ins when the call began; if there were more since,
 *   there is no other one, since repeated failures may lock the account.
 * @throws The failure of the call, if the session was adopted.
 */
export async function renewSession(
  session: Session,
  ended: Identity,
  version: Version,
  error: errors.TableauError,
  how: {
    readonly failures: number;
    readonly scopes: readonly string[];
    readonly deadline: Deadline;
  },
): Promise<Identity> {
  if (ended.isAdopted) {
    error.message += "; the session was adopted, and there are no credentials to sign in again";
    throw error;
  }
  if (session.identity?.token === ended.token) {
    session.identity = undefined;
    session.cookies.clear();
  }
  if (session.identity === undefined && session.signingIn === undefined) {
    if (session.failures.count !== how.failures) throw session.failures.latest;
  }
  return ensureSignedIn(session, version, how.scopes, how.deadline);
}

/** Switch to another site, which later calls use. */
export async function switchTo(
  session: Session,
  contentUrl: string,
  version: Version,
  deadline: Deadline,
): Promise<void> {
  while (session.signingIn !== undefined) {
    await deadline.until(
      session.signingIn.catch(() => undefined),
      "signing in",
    );
  }
  const { identity, site } = session;
  const work =
    identity === undefined
      ? signInAt(session, contentUrl, version)
      : sendSwitchSite(session, version, identity, contentUrl).catch((error: unknown) => {
          // Which of the two tokens is valid now is not known, so there must be a new one.
          const isLost =
            error instanceof errors.OutcomeUnknownError ||
            (error instanceof errors.TableauError && isSessionEnded(error));
          if (!isLost || identity.isAdopted) throw error;
          return signInAt(session, contentUrl, version);
        });
  session.signingIn = work
    .then((found) => {
      session.identity = found;
      session.site = contentUrl;
      return found;
    })
    .catch((error: unknown) => {
      session.site = site;
      throw error;
    })
    .finally(() => (session.signingIn = undefined));
  session.signingIn.catch(() => undefined);
  await deadline.until(session.signingIn, "switching the site", true);
}

/** End the session on the server, also an adopted one; do nothing if there is none. */
export async function signOut(session: Session, version: Version, seconds?: number): Promise<void> {
  const ended = [session.identity, ...session.replaced];
  session.forget();
  for (const identity of ended) {
    if (identity !== undefined) await sendSignOut(session, version, identity, seconds);
  }
}

/** Sign out if this client signed in, and refuse later calls; a failure is of no consequence. */
export async function closeSession(session: Session): Promise<void> {
  if (session.isClosed) return;
  const { version } = session;
  await session.signingIn?.catch(() => undefined);
  session.isClosed = true;
  if (session.identity?.isAdopted) session.identity = undefined;
  try {
    if (version !== undefined) await signOut(session, version, SIGN_OUT_SECONDS);
  } catch (error) {
    // The work of the caller is done, and the session expires by itself.
    if (!(error instanceof errors.TableauError)) throw error;
  }
  session.signInSecrets = [];
}

function startSignIn(session: Session, version: Version, scopes: readonly string[]): void {
  // With the scopes of all calls so far, so that calls with different scopes share a session.
  const all = [...new Set([...session.scopes, ...scopes])];
  const before = session.identity;
  session.signingIn = sendSignIn(session, version, all)
    .then((identity) => {
      session.identity = identity;
      session.scopes = all;
      if (before !== undefined) session.replaced = [...session.replaced, before];
      return identity;
    })
    .catch((error: unknown) => {
      session.failures = { count: session.failures.count + 1, latest: error };
      throw error;
    })
    .finally(() => (session.signingIn = undefined));
  session.signingIn.catch(() => undefined);
}

async function signInAt(session: Session, contentUrl: string, version: Version): Promise<Identity> {
  session.site = contentUrl;
  session.forget();
  return sendSignIn(session, version, session.scopes);
}

/** Whether a session has the scopes that a call needs. */
export function covers(identity: Identity, scopes: readonly string[]): boolean {
  return identity.isAdopted || scopes.every((scope) => identity.scopes.includes(scope));
}
