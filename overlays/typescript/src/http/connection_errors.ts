/** Tells from an error of `fetch` whether anything was sent. */

import { shown } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import { redacted } from "../wire/secrets.js";
import type { CallContext } from "../wire/failures.js";
import { called } from "../wire/failures.js";
import { isInNode, platformFetch } from "./platform.js";

/** Codes of Node for connections that were never made. */
const NOT_SENT = new Set([
  "EADDRNOTAVAIL",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "EMFILE",
  "ENETDOWN",
  "ENETUNREACH",
  "ENFILE",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Codes of Node for requests that cannot be written. */
const REFUSED = /^(ERR_INVALID_(CHAR|URL|ARG_\w+)|UND_ERR_(INVALID_ARG|NOT_SUPPORTED))$/;
/** Codes of Node for certificates that are not accepted, and for servers without TLS. */
const UNTRUSTED =
  /^(ERR_TLS_CERT\w*|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*ALERT\w*)|EPROTO|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|INVALID_CA|HOSTNAME_MISMATCH)$/;

/**
 * Return the error for a request that got no response.
 *
 * @param given - What should have sent it.
 */
export function connectionError(
  call: CallContext,
  cause: unknown,
  given: typeof fetch,
): errors.TableauError {
  const { text: what, details } = called(call);
  const codes = codesOf(cause);
  // OpenSSL ends its messages with a line break.
  const text = redacted(textOf(cause, given), call.secrets)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 500);
  // Only Node tells why a request failed; without that, it may have been sent.
  const isNodes = isInNode() && given === platformFetch;
  const isUnexplained = isNodes && codes.length === 0 && !hasCause(cause);
  if (isUnexplained || codes.some((code) => REFUSED.test(code))) {
    return new errors.RequestRefusedError(`${what} could not be sent: ${text}`, {
      ...details,
      sent: false,
    });
  }
  const untrusted = codes.some((code) => UNTRUSTED.test(code));
  const sent = !untrusted && !codes.some((code) => NOT_SENT.has(code));
  const how = sent ? "got no response" : "could not connect";
  return new errors.ConnectionFailedError(`${what} ${how}: ${text}`, {
    ...details,
    sent,
    untrusted: untrusted || undefined,
  });
}

function hasCause(error: unknown): boolean {
  return error instanceof Error && error.cause !== undefined;
}

/** Return the codes of an error, of its causes, and of the errors that it collects. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { code, cause, errors: inner } = error as Record<string, unknown>;
  const list = Array.isArray(inner) ? (inner as unknown[]).slice(0, 10) : [];
  const own = typeof code === "string" ? [code] : [];
  return [...own, ...[cause, ...list].flatMap((one) => codesOf(one, depth + 1))];
}

function textOf(error: unknown, given: typeof fetch): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) {
    if (given === platformFetch) return "unknown reason";
    const what = typeof cause === "string" ? "a text" : shown(cause);
    return `the function that was given to the client as fetch failed with ${what}, not an Error`;
  }
  const code = codesOf(cause)[0];
  const text = cause.message || cause.name;
  return code === undefined || text.includes(code) ? text : `${text} (${code})`;
}
