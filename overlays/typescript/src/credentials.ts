/** Credentials to sign in with. Their secrets are neither enumerable nor shown. */

import { arrayCheck, checkValue, objectCheck, shown } from "#generated/arguments.js";
import { UsageError } from "#generated/errors.js";
import type { Version } from "#generated/operation.js";
import { CONNECTED_APPS, CREDENTIALS } from "#generated/protocol.js";

/** The members of the credentials in the request to sign in, and the secrets among them. */
export interface SignInValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

/** A session that was started elsewhere. */
export interface AdoptedSession {
  readonly token: string;
  readonly siteId: string;
  readonly userId?: string | undefined;
}

/** What credentials are to a client. */
export interface CredentialFacts {
  /** What they are called in messages. */
  readonly title: string;
  /** The oldest version that accepts them. */
  readonly since: Version;
  /** Whether they exist on Tableau Server only. */
  readonly onServerOnly: boolean;
  /** The user to act as. */
  readonly impersonate: string | undefined;
  /** The scopes of sessions: `calls` for those that the calls need; undefined for all. */
  readonly scopes: "calls" | readonly string[] | undefined;
  /** A session to use in place of signing in. */
  readonly session: AdoptedSession | undefined;
  /** Make the values for one sign-in. */
  signIn(scopes: readonly string[]): Promise<SignInValues>;
}

const facts = new WeakMap<Credentials, CredentialFacts>();

/** Credentials of any kind; made by the functions of this module. */
export class Credentials {
  /** The kind of credentials, such as `token`. */
  readonly kind: string;

  /** @internal */
  constructor(kind: string, own: CredentialFacts) {
    this.kind = kind;
    facts.set(this, own);
  }
}

/** Return what credentials are to a client. */
export function factsOf(credentials: Credentials): CredentialFacts {
  const found = facts.get(credentials);
  if (found === undefined) {
    throw new UsageError(
      "credentials must be made by tokenCredentials, passwordCredentials, jwtCredentials, " +
        "connectedAppCredentials or sessionCredentials",
    );
  }
  return found;
}

/** Options of credentials. */
export interface SignInOptions {
  /** The id of a user to act as; for server administrators. */
  readonly impersonate?: string | undefined;
}

/**
 * A personal access token, the usual kind of credentials. A token has one session at a time, so a
 * second sign-in with it ends the first session.
 */
export function tokenCredentials(
  name: string,
  secret: string,
  options: SignInOptions = {},
): Credentials {
  checkText(name, "name");
  checkText(secret, "secret", true);
  return made("token", { name, secret }, options);
}

/** A login name and a password; not for Tableau Cloud. */
export function passwordCredentials(
  name: string,
  password: string,
  options: SignInOptions = {},
): Credentials {
  checkText(name, "name");
  checkText(password, "password", true);
  return made("password", { name, password }, options);
}

/**
 * A JSON web token of a connected app or an identity provider, or a function that makes one. A
 * token can be used for one sign-in only, so a client that lives long needs the function.
 */
export function jwtCredentials(
  jwt: string | (() => string | Promise<string>),
  options: SignInOptions & { readonly isUat?: boolean } = {},
): Credentials {
  if (typeof jwt !== "function") checkText(jwt, "jwt", true);
  const kind = kindNamed("jwt");
  const { isUat } = objectCheck(options, "options");
  checkValue(isUat ?? undefined, "isUat", "boolean");
  return new Credentials("jwt", {
    ...common(kind, options),
    async signIn() {
      const token = typeof jwt === "string" ? jwt : await jwt();
      checkText(token, "the token that the function of jwtCredentials returned", true);
      return valuesOf(kind, { jwt: token, isUat });
    },
  });
}

/** A connected app with direct trust. */
export interface ConnectedApp {
  /** The client id of the app. */
  readonly clientId: string;
  /** The id of one of its secrets. */
  readonly secretId: string;
  /** The value of that secret, which is not sent. */
  readonly secretValue: string;
  /** The user to sign in as. */
  readonly user: string;
  /** The scopes of the session; those that the calls need if omitted. */
  readonly scopes?: readonly string[] | undefined;
}

/** A connected app: the client makes a JSON web token for each sign-in. */
export function connectedAppCredentials(
  app: ConnectedApp,
  options: SignInOptions = {},
): Credentials {
  const { clientId, secretId, secretValue, user } = objectCheck(app, "app");
  for (const [name, value] of Object.entries({ clientId, secretId, user })) checkText(value, name);
  checkText(secretValue, "secretValue", true);
  for (const scope of arrayCheck(app.scopes ?? [], "scopes")) checkText(scope, "scopes");
  const own = { clientId, secretId, user };
  const kind = kindNamed(CONNECTED_APPS.credentials);
  return new Credentials("connected app", {
    ...common(kind, options),
    scopes: app.scopes ? [...app.scopes] : "calls",
    async signIn(scopes) {
      const jwt = await signedToken(own, secretValue, scopes);
      const { values, secrets } = valuesOf(kind, { jwt });
      return { values, secrets: [...secrets, secretValue] };
    },
  });
}

/** A session that was started elsewhere; the client does not end it and cannot renew it. */
export function sessionCredentials(session: AdoptedSession): Credentials {
  checkText(objectCheck(session, "session").token, "token", true);
  checkText(session.siteId, "siteId");
  const { token, siteId, userId } = session;
  if (userId !== undefined) checkText(userId, "userId");
  return new Credentials("session", {
    title: "an adopted session",
    since: [0, 0],
    onServerOnly: false,
    impersonate: undefined,
    scopes: undefined,
    session: { token, siteId, userId },
    signIn: () => Promise.reject(new UsageError("an adopted session cannot sign in")),
  });
}

type Kind = (typeof CREDENTIALS)[number];

function kindNamed(name: string): Kind {
  const kind = CREDENTIALS.find((one) => one.name === name);
  if (kind === undefined) throw new TypeError(`there are no credentials called ${name}`);
  return kind;
}

function made(
  name: string,
  given: Readonly<Record<string, string>>,
  options: SignInOptions,
): Credentials {
  const kind = kindNamed(name);
  const signIn = (): Promise<SignInValues> => Promise.resolve(valuesOf(kind, given));
  return new Credentials(name, { ...common(kind, options), signIn });
}

function common(kind: Kind, options: SignInOptions): Omit<CredentialFacts, "signIn"> {
  objectCheck(options, "options");
  if (options.impersonate !== undefined) checkText(options.impersonate, "impersonate");
  const known: readonly (Version | null)[] = [kind.sinceServer, kind.sinceCloud];
  const versions = known.filter((version) => version !== null);
  const first = versions.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] ?? [0, 0];
  return {
    title: kind.title,
    since: options.impersonate === undefined ? first : kind.impersonationSince,
    onServerOnly: kind.sinceCloud === null,
    impersonate: options.impersonate,
    scopes: undefined,
    session: undefined,
  };
}

/** Return the members of the credentials, by the paths of their fields in the spec. */
function valuesOf(kind: Kind, given: Readonly<Record<string, unknown>>): SignInValues {
  const values: Record<string, unknown> = {};
  const secrets: string[] = [];
  for (const field of kind.fields) {
    const value = given[field.name];
    if (value === undefined) continue;
    values[field.path[field.path.length - 1] ?? ""] = value;
    if (field.secret && typeof value === "string") secrets.push(value);
  }
  return { values, secrets };
}

async function signedToken(
  app: { readonly clientId: string; readonly secretId: string; readonly user: string },
  secretValue: string,
  scopes: readonly string[],
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const values: Readonly<Record<string, unknown>> = {
    algorithm: CONNECTED_APPS.algorithm,
    type: CONNECTED_APPS.type,
    audience: CONNECTED_APPS.audience,
    "secret id": app.secretId,
    "client id": app.clientId,
    user: app.user,
    "unique id": crypto.randomUUID(),
    "issue time": now,
    "start time": now,
    "expiry time": now + (CONNECTED_APPS.longestMinutes / 2) * 60,
    scopes,
  };
  const part = (entries: readonly { readonly name: string; readonly value: string }[]): string =>
    base64Url(
      utf8(JSON.stringify(Object.fromEntries(entries.map((one) => [one.name, values[one.value]])))),
    );
  const head = `${part(CONNECTED_APPS.header)}.${part(CONNECTED_APPS.claims)}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8(secretValue), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign(algorithm.name, key, utf8(head));
  return `${head}.${base64Url(new Uint8Array(signature))}`;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function checkText(value: unknown, name: string, isSecret = false): void {
  const isGood =
    typeof value === "string" &&
    value !== "" &&
    value === value.trim() &&
    !/[\p{Cc}\p{Cs}]/u.test(value);
  if (isGood) return;
  const given = isSecret ? `a value of type ${typeof value}` : shown(value);
  throw new UsageError(
    `${name} must be a text without control characters, and without spaces around it, not ${given}`,
  );
}
