/** The options of a client, with their defaults and limits. */

import { checkValue, functionCheck, objectCheck, shown } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import type { Problem } from "#generated/codec/failures.js";
import { UsageError } from "#generated/errors.js";
import type { TableauError } from "#generated/errors.js";
import type { Version } from "#generated/operation.js";
import { API_VERSION } from "#generated/protocol.js";
import type { Credentials } from "./credentials.js";
import { platformFetch } from "./http/platform.js";
import type { Repeated } from "./wire/outcomes.js";
import { isOlder, parseVersion } from "./wire/versions.js";

/** Timeouts in seconds; `Infinity` for none. */
export interface Timeouts {
  /** Until a response begins, and between two pieces of it. */
  readonly read: number;
  /** The same while a flow file is transferred, since servers respond late when they store it. */
  readonly transferRead: number;
  /** For a whole call, with retries and sign-in. */
  readonly total: number;
  /** For a call that sends or receives a flow file, or a part of one. */
  readonly transferTotal: number;
}

/** A failed attempt of a call. */
export interface FailedAttempt {
  /** Id of the operation. */
  readonly operation: string;
  readonly error: TableauError;
  /** The number of retries before it. */
  readonly number: number;
  /** What a retry repeats. */
  readonly repeats: Repeated;
}

/** What is done about failures that may pass. */
export interface RetryPolicy {
  /** Maximum retries of a call, an upload or a download; 0 for none. */
  readonly maxRetries: number;
  /** Seconds after the first failure within which a call may be retried. */
  readonly budget: number;
  /** Seconds before the first retry, doubled before each further one, less a random part. */
  readonly backoff: number;
  /** Maximum seconds before a retry, even if the server asks for more. */
  readonly longestWait: number;
  /** Called before each retry, with the seconds until it. */
  readonly onRetry?: ((attempt: FailedAttempt, seconds: number) => void) | undefined;
}

/** The options of a client. */
export interface ClientOptions {
  /** The short name of the site; the default site of Tableau Server if it is empty. */
  readonly site?: string | undefined;
  /** What to sign in with. */
  readonly credentials: Credentials;
  /** The newest version of the REST API to use; by default as new as server and client allow. */
  readonly version?: string | undefined;
  /** Timeouts in place of the usual ones. */
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** What is done about failures that may pass, in place of what is usual. */
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Additional headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sends the requests in place of the `fetch` of the platform. */
  readonly fetch?: typeof fetch | undefined;
  /** Maximum bytes of a reply after decompression. */
  readonly maxReplyBytes?: number | undefined;
  /** Whether a value of a reply that cannot be read is an error even if it is optional. */
  readonly strict?: boolean | undefined;
  /** Called with the values of a reply that could not be read, and the id of the operation. */
  readonly onProblems?: ((problems: readonly Problem[], operation: string) => void) | undefined;
}

/** The settings of a client, complete and checked. */
export interface Settings {
  readonly timeouts: Timeouts;
  readonly retry: RetryPolicy;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly maxReplyBytes: number;
  readonly strict: boolean;
  readonly newest: Version;
  readonly onProblems: ClientOptions["onProblems"];
}

const OPTIONS: readonly string[] = [
  "site",
  "credentials",
  "version",
  "timeouts",
  "retry",
  "headers",
  "fetch",
  "maxReplyBytes",
  "strict",
  "onProblems",
] satisfies readonly (keyof ClientOptions)[];
/** The names of the options of a call. */
export const CALL_OPTIONS: readonly string[] = [
  "signal",
  "timeout",
] satisfies readonly (keyof CallOptions)[];
/** A year, in seconds. */
const LONGEST = 31_536_000;
const TIMEOUTS: Timeouts = { read: 60, transferRead: 300, total: 300, transferTotal: 21_600 };
const RETRY: RetryPolicy = { maxRetries: 2, budget: 120, backoff: 0.5, longestWait: 30 };
const MAX_REPLY_BYTES = 64 * 1024 * 1024;

/**
 * Return the settings for options.
 *
 * @throws UsageError if an option is invalid.
 */
export function settingsOf(options: ClientOptions): Settings {
  checkMembers(options, "options", OPTIONS);
  const timeouts = { ...TIMEOUTS, ...given(options.timeouts, "timeouts", Object.keys(TIMEOUTS)) };
  for (const [name, value] of Object.entries(timeouts) as [string, unknown][]) {
    if (value !== Infinity) checkSeconds(value, `timeouts.${name}`);
  }
  const names = [...Object.keys(RETRY), "onRetry"];
  const retry = { ...RETRY, ...given(options.retry, "retry", names) };
  checkWhole(retry.maxRetries, "retry.maxRetries", 0);
  for (const name of ["budget", "backoff", "longestWait"] as const) {
    checkSeconds(retry[name], `retry.${name}`);
  }
  const maxReplyBytes = options.maxReplyBytes ?? MAX_REPLY_BYTES;
  checkWhole(maxReplyBytes, "maxReplyBytes", 1);
  functionCheck(retry.onRetry, "retry.onRetry");
  functionCheck(options.fetch, "fetch");
  functionCheck(options.onProblems, "onProblems");
  checkValue(options.strict ?? undefined, "strict", "boolean");
  return {
    timeouts,
    retry,
    headers: checkedHeaders(options.headers ?? {}),
    fetch: options.fetch ?? platformFetch,
    maxReplyBytes,
    strict: options.strict ?? false,
    newest: newestVersion(options.version),
    onProblems: options.onProblems,
  };
}

/**
 * Return the address of a server without a slash at its end.
 *
 * @throws UsageError if it is not one.
 */
export function serverAddress(server: string): string {
  let url: URL;
  try {
    url = new URL(server);
  } catch {
    const given = typeof server === "string" ? "" : `, not ${shown(server)}`;
    throw new UsageError(`server must be an address such as https://tableau.example.com${given}`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new UsageError("server must begin with https:// or http://");
  }
  if (url.username || url.password) {
    throw new UsageError("server must not contain a user or a password; give credentials");
  }
  if (url.search || url.hash) {
    const site = /^#\/site\/([^/?\s\p{Cc}\p{Cs}]{1,200})/u.exec(url.hash)?.[1];
    const advice = site === undefined ? "" : `, and the option site, ${shown(site)}`;
    throw new UsageError(
      `server must not contain a query or a #: give the address of the server, ${url.origin}${advice}`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/{1,100}$/, "");
}

/** Check a number of seconds. */
export function checkSeconds(value: unknown, name: string): asserts value is number {
  if (typeof value !== "number" || !(value >= 0 && value <= LONGEST)) {
    throw new UsageError(
      `${name} must be a number of seconds from 0 to ${LONGEST}, not ${shown(value)}`,
    );
  }
}

/** Check the options of a call. */
export function checkCallOptions(options: CallOptions): void {
  const { timeout, signal } = objectCheck(options, "options");
  if (timeout !== undefined && timeout !== Infinity) checkSeconds(timeout, "timeout");
  const given = signal as Partial<AbortSignal> | null | undefined;
  if (given !== undefined && given !== null && typeof given.throwIfAborted !== "function") {
    throw new UsageError(`signal must be an AbortSignal, not ${shown(given)}`);
  }
}

/** Check a text that must be given, and not be empty. */
export function checkText(value: unknown, name: string): asserts value is string {
  if (typeof value !== "string" || value === "") {
    throw new UsageError(`${name} must be a text that is not empty, not ${shown(value)}`);
  }
  checkValue(value, name, "string");
}

/** Check a whole number. */
export function checkWhole(value: unknown, name: string, least: number, most = 2 ** 40): void {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most) {
    throw new UsageError(
      `${name} must be a whole number from ${least} to ${most}, not ${shown(value)}`,
    );
  }
}

/** Check the short name of a site. */
export function checkSite(site: unknown, name: string): string {
  if (typeof site !== "string" || /[\s/\p{Cc}\p{Cs}]/u.test(site)) {
    throw new UsageError(`${name} must be the short name of a site, not ${shown(site)}`);
  }
  return site;
}

/** Check that an object has no members but those that are known, which may be misspelled. */
export function checkMembers(values: object, name: string, known: readonly string[]): void {
  const unknown = Object.keys(objectCheck(values, name)).find((one) => !known.includes(one));
  if (unknown !== undefined) {
    throw new UsageError(`${name} has no ${shown(unknown)}; there are ${known.join(", ")}`);
  }
}

function given<T extends object>(
  values: Partial<T> | undefined,
  name: string,
  known: readonly string[],
): Partial<T> {
  checkMembers(values ?? {}, name, known);
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

function checkedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(objectCheck(headers, "headers"))) {
    const isText = typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value);
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/.test(name) || !isText) {
      throw new UsageError(`headers has an entry ${shown(name)} that cannot be sent`);
    }
    checked[name] = value;
  }
  return checked;
}

function newestVersion(text: string | undefined): Version {
  if (text === undefined) return API_VERSION;
  const version = typeof text === "string" ? parseVersion(text) : undefined;
  if (version === undefined) {
    throw new UsageError(`version must be a version such as 3.30, not ${shown(text)}`);
  }
  return isOlder(version, API_VERSION) ? version : API_VERSION;
}
