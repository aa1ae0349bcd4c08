/** Removes secrets from texts of servers, in the forms in which they can appear there. */

import { SESSION } from "#generated/protocol.js";

const MARK = "…";
/** Secrets that are shorter occur in any text. */
const SHORTEST = 4;
/** Maximum characters of a foreign text that are read. */
export const MOST_SEARCHED = 64 * 1024;
const LONGEST_SHOWN = 500;

const LABELLED = new RegExp(
  `((?:token|jwt|passw(?:or)?d|secret|authorization|${SESSION.header})["']?\\s{0,10}[=:]\\s{0,10})` +
    `("[^"]*"?|'[^']*'?|[^\\s"'<>&;,]+)`,
  "gi",
);

/** Return a text without secrets, as they are or encoded, and of limited length. */
export function redacted(text: string, secrets: Iterable<string>): string {
  let cleaned = text.slice(0, MOST_SEARCHED);
  const needles = new Set<string>();
  for (const secret of secrets) {
    if (secret.length >= SHORTEST) for (const form of formsOf(secret)) needles.add(form);
  }
  for (const needle of [...needles].sort((a, b) => b.length - a.length)) {
    cleaned = cleaned.replaceAll(needle, MARK);
  }
  return cleaned;
}

/** Return the beginning of a body without secrets, nor what is labelled as one. */
export function excerpt(content: Uint8Array, secrets: Iterable<string>): string {
  const text = new TextDecoder().decode(content.subarray(0, MOST_SEARCHED));
  return redacted(text, secrets).replace(LABELLED, `$1${MARK}`).slice(0, LONGEST_SHOWN);
}

function formsOf(secret: string): string[] {
  const escaped = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const query = encodeURIComponent(secret);
  return [
    secret,
    escaped,
    escaped.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    escaped.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    query,
    query.replaceAll("%20", "+"),
    query.toLowerCase(),
    JSON.stringify(secret).slice(1, -1),
    base64(secret),
  ];
}

function base64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/=+$/, "");
}
