/** The requests that find the version, and start, move and end a session. */

import * as errors from "#generated/errors.js";
import type { Operation, Version } from "#generated/operation.js";
import { serverInfo } from "#generated/operations/server.js";
import { signIn, signOut, switchSite } from "#generated/operations/auth.js";
import type { Session as SignedIn } from "#generated/types/session.js";
import { segmentFlaw } from "#generated/arguments.js";
import { OLDEST_API_VERSION, SESSION } from "#generated/protocol.js";
import { deliver } from "../calls/deliver.js";
import { Deadline } from "../http/deadline.js";
import { isSessionEnded } from "../wire/outcomes.js";
import { readReply, resultOf } from "../wire/replies.js";
import { buildRequest } from "../wire/requests.js";
import { redacted } from "../wire/secrets.js";
import { isOlder, parseVersion, versionText } from "../wire/versions.js";
import type { Identity, Session } from "./session.js";

/** Return the version that server and client both have. */
export async function askVersion(session: Session): Promise<Version> {
  const info = await sendOwn(session, serverInfo(), OLDEST_API_VERSION, undefined);
  const version = parseVersion(info.restApiVersion);
  if (version === undefined) {
    throw new errors.UnreadableReplyError(
      `serverInfo: the reply has no version of the REST API, but ` +
        redacted(info.restApiVersion.slice(0, 40), session.secrets()),
      { operation: "serverInfo", status: 200 },
    );
  }
  return isOlder(version, session.settings.newest) ? version : session.settings.newest;
}

/** Sign in to the current site. */
export async function sendSignIn(
  session: Session,
  version: Version,
  scopes: readonly string[],
): Promise<Identity> {
  const { credentials, site } = session;
  if (isOlder(version, credentials.since)) {
    throw new errors.VersionError(
      `signing in with ${credentials.title} needs version ${versionText(credentials.since)} of ` +
        `the REST API, and the version in use is ${versionText(version)}`,
    );
  }
  const make = async (): Promise<Operation<SignedIn>> => {
    // For each attempt anew, since a JSON web token is valid for one.
    const { values, secrets } = await credentials.signIn(scopes);
    session.signInSecrets = [...new Set([...session.signInSecrets, ...secrets])].slice(-8);
    const user = credentials.impersonate;
    return signIn({
      credentials: { ...values, site: { contentUrl: site }, ...(user && { user: { id: user } }) },
    });
  };
  let reply: SignedIn;
  try {
    reply = await sendMade(session, make, version, undefined);
  } catch (error) {
    if (error instanceof errors.SignInError) {
      const shown = site === "" ? '"" (the default site)' : JSON.stringify(site);
      error.message += `; the site was ${shown}`;
    }
    throw error;
  }
  return sessionIn(reply, { isAdopted: false, scopes });
}

/** End a session on the server. */
export async function sendSignOut(
  session: Session,
  version: Version,
  identity: Identity,
  seconds?: number,
): Promise<void> {
  try {
    await sendOwn(session, signOut(), version, identity, seconds);
  } catch (error) {
    // A session that has ended already needs no end.
    if (!(error instanceof errors.TableauError) || !isSessionEnded(error)) throw error;
  }
}

/** Switch the site of a session; the same site is no change. */
export async function sendSwitchSite(
  session: Session,
  version: Version,
  identity: Identity,
  contentUrl: string,
): Promise<Identity> {
  try {
    const reply = await sendOwn(session, switchSite({ contentUrl }), version, identity);
    const { isAdopted, scopes } = identity;
    return sessionIn(reply, { isAdopted, scopes });
  } catch (error) {
    if (error instanceof errors.ApiError && error.code === SESSION.sameSite) return identity;
    throw error;
  }
}

function sessionIn(reply: SignedIn, how: Pick<Identity, "isAdopted" | "scopes">): Identity {
  const { token, site, user } = reply;
  const siteId = site.id;
  const isGood = /^[\x21-\x7e]+$/.test(token) && segmentFlaw(siteId) === undefined;
  // Ids are parts of addresses, which errors show.
  if (!isGood || siteId.includes(token)) {
    throw new errors.UnreadableReplyError("signIn: the reply has no session that can be used", {
      operation: "signIn",
      status: 200,
    });
  }
  return { token, siteId, userId: user?.id, ...how };
}

function sendOwn<Result>(
  session: Session,
  operation: Operation<Result>,
  version: Version,
  identity: Identity | undefined,
  seconds?: number,
): Promise<Result> {
  return sendMade(session, () => Promise.resolve(operation), version, identity, seconds);
}

async function sendMade<Result>(
  session: Session,
  make: () => Promise<Operation<Result>>,
  version: Version,
  identity: Identity | undefined,
  seconds?: number,
): Promise<Result> {
  const { settings } = session;
  const deadline = new Deadline(seconds ?? settings.timeouts.total);
  const secrets: string[] = [];
  let operation: Operation<Result> | undefined;
  return deliver(
    session,
    async () => {
      operation = await deadline.until(make(), "making the credentials");
      secrets.splice(
        0,
        secrets.length,
        ...operation.secrets(),
        ...(identity ? [identity.token] : []),
      );
      return buildRequest(session.server, operation, version, identity, settings.headers);
    },
    async (call, response) => {
      const content = await response.bytes(settings.maxReplyBytes);
      const reply = readReply(call, response, content, { strict: settings.strict });
      return resultOf(operation as Operation<Result>, reply);
    },
    {
      deadline,
      readTimeout: settings.timeouts.read,
      secrets: () => secrets,
      once: seconds !== undefined,
    },
  );
}
