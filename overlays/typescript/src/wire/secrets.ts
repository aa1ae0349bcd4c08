/** Removes secrets from texts of servers, in the forms in which they can appear there. */

import { encoded } from "#generated/arguments.js";
import { SESSION } from "#generated/protocol.js";

const MARK = "…";
/** Secrets that are shorter occur in any text. */
const SHORTEST = 4;
/** Maximum characters of a foreign text that are read. */
export const MOST_SEARCHED = 64 * 1024;
const LONGEST_SHOWN = 500;
/** Minimum characters of a secret whose first half is searched too. */
const SHORTEST_CUT = 16;

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
    for (const part of [secret, firstHalf(secret)]) {
      if (part.length >= SHORTEST) for (const form of formsOf(part)) needles.add(lower(form));
    }
  }
  let searched = lower(cleaned);
  for (const needle of [...needles].sort((a, b) => b.length - a.length)) {
    if (!searched.includes(needle)) continue;
    let at = 0;
    const kept = searched.split(needle).map((part) => {
      const start = at;
      at += part.length + needle.length;
      return cleaned.slice(start, start + part.length);
    });
    cleaned = kept.join(MARK);
    searched = lower(cleaned);
  }
  return cleaned;
}

/** Return the beginning of a body without secrets, nor what is labelled as one. */
export function excerpt(content: Uint8Array, secrets: Iterable<string>): string {
  const text = new TextDecoder().decode(content.subarray(0, MOST_SEARCHED));
  return redacted(text, secrets).replace(LABELLED, `$1${MARK}`).slice(0, LONGEST_SHOWN);
}

/** Return the beginning of a long secret, which shows where a text ends within the secret. */
function firstHalf(secret: string): string {
  const marks = Array.from(secret);
  return marks.length < SHORTEST_CUT ? "" : marks.slice(0, Math.ceil(marks.length / 2)).join("");
}

/** Return a text of the same length in lower case, as far as that is certain. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
}

type Encoding = (text: string) => string;

const MARKUP: Encoding = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const ENCODINGS: readonly Encoding[] = [
  MARKUP,
  (text) => MARKUP(text).replaceAll('"', "&quot;"),
  (text) => MARKUP(text).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  (text) => MARKUP(text).replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
  encodeURIComponent,
  encoded,
  (text) => encodeURIComponent(text).replaceAll("%20", "+"),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
];

/** Return the forms of a secret: as it is, encoded once or twice, and in base64. */
function formsOf(secret: string): Set<string> {
  const once = new Set(ENCODINGS.map((encoding) => encoding(secret)));
  const twice = [...once].flatMap((form) => ENCODINGS.map((encoding) => encoding(form)));
  const plain = base64(secret);
  const forUrls = plain.replaceAll("+", "-").replaceAll("/", "_");
  return new Set([secret, ...once, ...twice, plain, forUrls, encodeURIComponent(plain)]);
}

function base64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/=+$/, "");
}
