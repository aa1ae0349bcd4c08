/** The client without methods for resources: it sends calls, and reads lists. */

import type { Caller, CallOptions, Pager } from "#generated/caller.js";
import * as errors from "#generated/errors.js";
import type { Operation } from "#generated/operation.js";
import { deadlineOf, sendCall } from "./calls/call.js";
import { LazyList } from "./lists/pager.js";
import { CALL_OPTIONS, checkMembers, checkSite, serverAddress, settingsOf } from "./options.js";
import type { ClientOptions } from "./options.js";
import { asyncDispose, inspected, inspection } from "./protocols.js";
import type { Inspect } from "./protocols.js";
import { Session } from "./session/session.js";
import {
  closeSession,
  ensureSignedIn,
  ensureVersion,
  signOut,
  switchTo,
} from "./session/sign_in.js";
import { versionText } from "./wire/versions.js";

const sessions = new WeakMap<CoreClient, Session>();

/** Return the session of a client. */
export function sessionOf(client: CoreClient): Session {
  return sessions.get(client) as Session;
}

/**
 * A client that sends calls made by functions of `@tableau-flows/client/operations`. Use it in place
 * of `Client` where the size of a bundle counts: only the functions that are used become part of it.
 *
 * A client signs in before its first call, and again if its session has ended. It shows no secrets
 * when it is printed.
 */
export class CoreClient implements Caller {
  /**
   * @param server - The address of the server, such as `https://tableau.example.com`.
   * @param options - The site, the credentials, and what is not as usual.
   * @throws UsageError if an option is invalid.
   */
  constructor(server: string, options: ClientOptions) {
    const settings = settingsOf(options);
    const site = checkSite(options.site ?? "", "site");
    sessions.set(this, new Session(serverAddress(server), site, options.credentials, settings));
  }

  /** The address of the server. */
  get server(): string {
    return sessionOf(this).server;
  }

  /** The short name of the site. */
  get site(): string {
    return sessionOf(this).site;
  }

  /** The id of the site; undefined before signing in. */
  get siteId(): string | undefined {
    return sessionOf(this).identity?.siteId;
  }

  /** The id of the user; undefined before signing in. */
  get userId(): string | undefined {
    return sessionOf(this).identity?.userId;
  }

  /** The version of the REST API in use; undefined before the first call. */
  get apiVersion(): string | undefined {
    const { version } = sessionOf(this);
    return version && versionText(version);
  }

  /** Send a call and return its result. */
  async call<Result>(operation: Operation<Result>, options: CallOptions = {}): Promise<Result> {
    checkMembers(options, "options", CALL_OPTIONS);
    return sendCall(sessionOf(this), operation, options);
  }

  /** Return a list that is read page by page. */
  list<Item>(operation: Operation<readonly Item[]>, options: CallOptions = {}): Pager<Item> {
    checkMembers(options, "options", CALL_OPTIONS);
    return new LazyList(sessionOf(this), operation, options);
  }

  /** Sign in now, in place of before the first call. */
  async signIn(options: CallOptions = {}): Promise<void> {
    const session = sessionOf(this);
    const deadline = deadlineOf(session, options);
    const version = await ensureVersion(session, deadline);
    const { scopes } = session.credentials;
    if (scopes === "calls") {
      throw new errors.UsageError("the scopes are known with the first call: give scopes");
    }
    await ensureSignedIn(session, version, scopes ?? [], deadline);
  }

  /** End the session on the server; the next call signs in again. */
  async signOut(options: CallOptions = {}): Promise<void> {
    const session = sessionOf(this);
    const deadline = deadlineOf(session, options);
    if (session.identity === undefined) return;
    const version = await ensureVersion(session, deadline);
    await deadline.until(signOut(session, version), "signing out", true);
  }

  /** Switch to another site, which later calls use. */
  async switchSite(contentUrl: string, options: CallOptions = {}): Promise<void> {
    const session = sessionOf(this);
    checkSite(contentUrl, "contentUrl");
    const deadline = deadlineOf(session, options);
    const version = await ensureVersion(session, deadline);
    await switchTo(session, contentUrl, version, deadline);
  }

  /** Sign out, and refuse later calls. */
  close(): Promise<void> {
    return closeSession(sessionOf(this));
  }

  /** Return what can be shown of the client. */
  toJSON(): Record<string, string | undefined> {
    return { server: this.server, site: this.site, apiVersion: this.apiVersion };
  }

  /** The same as `close`, for `await using`. */
  [asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @internal */
  [inspection](_depth: number, options: object, inspect?: Inspect): string {
    return inspected(this, options, inspect);
  }
}
