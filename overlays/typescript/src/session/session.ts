/** What the calls of one client share: server, version, and the session on the server. */

import * as errors from "#generated/errors.js";
import type { Version } from "#generated/operation.js";
import type { CredentialFacts, Credentials } from "../credentials.js";
import { factsOf } from "../credentials.js";
import { Cookies } from "../http/cookies.js";
import type { Settings } from "../options.js";

/** A session on the server. */
export interface Identity {
  readonly token: string;
  readonly siteId: string;
  readonly userId: string | undefined;
  /** Whether it was started elsewhere, so that this client does not end it. */
  readonly isAdopted: boolean;
  /** The scopes that were requested. */
  readonly scopes: readonly string[];
}

/** The number of failed sign-ins, and the latest failure. */
export interface SignInFailures {
  readonly count: number;
  readonly latest: unknown;
}

/** Values of a cookie that are shorter name a node, and are no secrets. */
const SHORTEST_SECRET = 8;

/** The state of one client; everything in it that is secret stays here. */
export class Session {
  readonly settings: Settings;
  readonly credentials: CredentialFacts;
  readonly cookies = new Cookies();
  server: string;
  site: string;
  version: Version | undefined;
  identity: Identity | undefined;
  /** Earlier sessions with fewer scopes, which calls may still use. */
  replaced: readonly Identity[] = [];
  isClosed = false;
  failures: SignInFailures = { count: 0, latest: undefined };
  /** The secrets of the latest sign-in. */
  signInSecrets: readonly string[] = [];
  /** The scopes of all calls so far, which the next session of a connected app gets too. */
  scopes: readonly string[] = [];
  /** The sign-in or switch of the site in progress, which all waiting calls share. */
  signingIn: Promise<Identity> | undefined;
  readingVersion: Promise<Version> | undefined;

  constructor(server: string, site: string, credentials: Credentials, settings: Settings) {
    this.server = server;
    this.site = site;
    this.settings = settings;
    this.credentials = factsOf(credentials);
    const adopted = this.credentials.session;
    if (adopted !== undefined) {
      const { token, siteId, userId } = adopted;
      this.identity = { token, siteId, userId, isAdopted: true, scopes: [] };
    }
  }

  /** Return all secrets, which must be removed from texts. */
  secrets(): string[] {
    const tokens = [this.identity, ...this.replaced].flatMap((one) => (one ? [one.token] : []));
    const cookies = this.cookies.values().filter((value) => value.length >= SHORTEST_SECRET);
    const headers = Object.values(this.settings.headers).filter(
      (value) => value.length >= SHORTEST_SECRET,
    );
    return [...tokens, ...this.signInSecrets, ...headers, ...cookies];
  }

  /**
   * Check that the client can be used.
   *
   * @throws UsageError if it was closed.
   */
  checkOpen(): void {
    if (this.isClosed) throw new errors.UsageError("the client is closed");
  }

  /** Forget what belongs to the session on the server. */
  forget(): void {
    this.identity = undefined;
    this.replaced = [];
    this.cookies.clear();
  }
}
