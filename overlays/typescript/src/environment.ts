/** The server, the site and the credentials that the variables of the environment give. */

import { objectCheck } from "#generated/arguments.js";
import { UsageError } from "#generated/errors.js";
import { connectedAppCredentials, tokenCredentials } from "./credentials.js";
import type { Credentials } from "./credentials.js";

/** The variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment gives, except what the caller gives. */
export interface FromEnvironment {
  readonly server: string;
  readonly site: string | undefined;
  readonly credentials: Credentials;
}

const SERVER = "TABLEAU_SERVER";
const SITE = "TABLEAU_SITE";
const TOKEN = ["TABLEAU_TOKEN_NAME", "TABLEAU_TOKEN_SECRET"] as const;
const APP = [
  "TABLEAU_APP_CLIENT_ID",
  "TABLEAU_APP_SECRET_ID",
  "TABLEAU_APP_SECRET_VALUE",
  "TABLEAU_APP_USER",
] as const;
const APP_SCOPES = "TABLEAU_APP_SCOPES";

/**
 * Read the environment. White space around values is removed.
 *
 * @param given - The credentials of the caller, in place of those of the environment.
 * @throws UsageError if a variable is missing; the message names it.
 */
export function readEnvironment(
  given: Credentials | undefined,
  environment: Environment = environmentOfProcess(),
): FromEnvironment {
  objectCheck(environment, "environment");
  const server = valueOf(environment, SERVER);
  if (!server) throw new UsageError(`no server: set ${SERVER}`);
  const site = valueOf(environment, SITE);
  return { server, site, credentials: given ?? credentialsOf(environment) };
}

function credentialsOf(environment: Environment): Credentials {
  const has = (name: string): boolean => Boolean(valueOf(environment, name));
  const hasApp = APP.some(has);
  if (TOKEN.some(has)) {
    if (hasApp) {
      throw new UsageError(
        `both a token (${TOKEN[0]} …) and a connected app (${APP[0]} …) are set in the ` +
          "environment: unset one of them, or give credentials",
      );
    }
    const [name = "", secret = ""] = complete(environment, TOKEN, "the token");
    return tokenCredentials(name, secret);
  }
  if (!hasApp) {
    throw new UsageError(
      `no credentials: set ${TOKEN.join(" and ")}, or ${APP.join(", ")}, or give credentials`,
    );
  }
  const [clientId = "", secretId = "", secretValue = "", user = ""] = complete(
    environment,
    APP,
    "the connected app",
  );
  const scopes = valueOf(environment, APP_SCOPES)
    ?.split(/[\s,]/)
    .filter((scope) => scope !== "");
  return connectedAppCredentials({
    clientId,
    secretId,
    secretValue,
    user,
    scopes: scopes?.length ? scopes : undefined,
  });
}

/** Return the values of variables that belong together. */
function complete(environment: Environment, names: readonly string[], what: string): string[] {
  const missing = names.filter((name) => !valueOf(environment, name));
  if (missing.length > 0)
    throw new UsageError(`${what} is not complete: set ${missing.join(", ")}`);
  return names.map((name) => valueOf(environment, name) ?? "");
}

function valueOf(environment: Environment, name: string): string | undefined {
  const value: unknown = environment[name];
  if (value === undefined) return undefined;
  if (typeof value !== "string") {
    throw new UsageError(`${name} must be a text, not a value of type ${typeof value}`);
  }
  return value.trim();
}

function environmentOfProcess(): Environment {
  const { process } = globalThis as { readonly process?: { readonly env?: Environment } };
  if (process?.env === undefined) {
    throw new UsageError("there is no environment here: give its variables as an object");
  }
  return process.env;
}
