/** Names of flow files: their kinds, those in responses, and those that are safe on every system. */

import { shown } from "#generated/arguments.js";
import { FlowFileError, UsageError } from "#generated/errors.js";
import { flowFileKinds } from "#generated/types/flows.js";

/** The kind of a flow file, which is also the extension of its name. */
export type FlowKind = (typeof flowFileKinds)[number];

const LONGEST_HEADER = 64 * 1024;
/** Maximum bytes of a name; the temporary file has a longer one. */
const LONGEST = 200;
const UNSAFE = /[/\\:*?"<>|]|\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/gu;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/i;

/**
 * Return a path, if it can be one.
 *
 * @throws UsageError if it cannot.
 */
export function checkPath(path: string | URL, name: string): string | URL {
  const given: unknown = path;
  const isPath = typeof given === "string" && given !== "" && !given.includes("\0");
  if (isPath || (given instanceof URL && given.protocol === "file:")) return path;
  throw new UsageError(
    `${name} must be the path of a file, or a URL that begins with file:, not ${shown(given)}`,
  );
}

/**
 * Return the kind of a flow file, from what the caller says or the name tells.
 *
 * @throws FlowFileError if it is neither .tfl nor .tflx.
 */
export function kindOf(name: string | undefined, given: string | undefined): FlowKind {
  const ending = endingOf(name ?? "");
  const kinds: readonly string[] = flowFileKinds;
  if (given !== undefined && typeof given !== "string") {
    throw new UsageError(`fileType must be "tfl" or "tflx", not ${shown(given)}`);
  }
  const kind = given?.toLowerCase() ?? ending;
  if (kind === undefined || !kinds.includes(kind)) {
    const what = given === undefined ? shown(name ?? "the file") : shown(given);
    throw new FlowFileError(`${what} is neither .tfl nor .tflx: give fileType`);
  }
  if (given !== undefined && ending !== undefined && kinds.includes(ending) && ending !== kind) {
    throw new FlowFileError(`${shown(name)} is named .${ending}, but fileType says ${kind}`);
  }
  return kind as FlowKind;
}

/** Return the name of a file without its extension. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Return a name for a downloaded file that stays in its folder on every system. */
export function safeFileName(name: string | undefined, stem: string, kind?: string): string {
  let text = withoutMarks((name ?? "").replace(UNSAFE, "_"), ". ", false);
  let ending = kind ?? "tflx";
  const own = endingOf(text);
  if (own !== undefined && (flowFileKinds as readonly string[]).includes(own)) {
    ending = own;
    text = stemOf(text);
  }
  // A character has at least one byte, so the loop below has little to do.
  text = Array.from(withoutMarks(text, ". ")).slice(0, LONGEST).join("");
  text ||= stem.replace(UNSAFE, "_") || "flow";
  if (RESERVED.test(text)) text = `_${text}`;
  while (new TextEncoder().encode(text).length > LONGEST)
    text = Array.from(text).slice(0, -8).join("");
  return `${withoutMarks(text, ". ", false)}.${ending}`;
}

/** Read the name of a file from the header Content-Disposition, in the forms that servers send. */
export function fileNameOf(disposition: string): string | undefined {
  const found = new Map<string, string>();
  for (const part of split(disposition.slice(0, LONGEST_HEADER))) {
    const equals = part.indexOf("=");
    const name = part.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (equals > 0 && !found.has(name)) found.set(name, part.slice(equals + 1).trim());
  }
  return extended(found.get("filename*") ?? "") || plain(found.get("filename") ?? "") || undefined;
}

/** Return a text without some characters around it; in linear time, unlike with a pattern. */
function withoutMarks(text: string, marks: string, isAtStart = true): string {
  let start = 0;
  let end = text.length;
  while (isAtStart && start < end && marks.includes(text.charAt(start))) start += 1;
  while (end > start && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function endingOf(name: string): string | undefined {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : name.slice(dot + 1).toLowerCase();
}

/** Split a header at semicolons, except between quotes. */
function* split(header: string): Generator<string> {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < header.length; at += 1) {
    const mark = header[at];
    if (isQuoted && mark === "\\") at += 1;
    else if (mark === '"') isQuoted = !isQuoted;
    else if (mark === ";" && !isQuoted) {
      yield header.slice(start, at);
      start = at + 1;
    }
  }
  yield header.slice(start);
}

function plain(value: string): string {
  let text = value;
  if (text.startsWith('"')) {
    text = text
      .slice(1)
      .replace(/"$/, "")
      .replace(/\\(["\\])/g, "$1");
  }
  // Headers are bytes: a name in UTF-8 was read as Latin-1.
  const codes = Array.from(text, (mark) => mark.charCodeAt(0));
  if (codes.every((code) => code < 256)) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(codes)).trim();
    } catch {
      return text.trim();
    }
  }
  return text.trim();
}

function extended(value: string): string {
  const [charset = "", , ...rest] = value.replace(/^"|"$/g, "").split("'");
  const text = withoutMarks(rest.join("'"), '" ');
  if (!/^(utf-8|)$/i.test(charset)) return "";
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return "";
  }
}
