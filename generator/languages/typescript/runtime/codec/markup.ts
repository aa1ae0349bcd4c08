/** Markup of XML: names, references, and the encoding of documents. */

import { DecodeError } from "./failures.js";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
/** Maximum bytes that are searched for the encoding. */
const LONGEST_DECLARATION = 300;
/** Maximum characters of a reference, which can begin with zeros. */
const LONGEST_REFERENCE = 1_000;

// eslint-disable-next-line no-control-regex -- these are what XML does not allow
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const ENCODING = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/;

/** Whether a character with a code below 128 can be part of a name. */
const IN_NAMES = new Uint8Array(128);
for (const mark of "-.:_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  IN_NAMES[mark.charCodeAt(0)] = 1;
}

/** Whether a character can be part of a name. */
export function isInName(code: number): boolean {
  return code < 128 ? IN_NAMES[code] === 1 : code >= 128;
}

/** Whether a character can begin a name. */
export function beginsName(code: number): boolean {
  return isInName(code) && !(code >= 45 && code <= 57 && code !== 58);
}

/** Whether a character is white space. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/**
 * Replace the references in a text.
 *
 * @throws DecodeError if a reference is not one of XML's own.
 */
export function expanded(text: string): string {
  let out = "";
  let from = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    if (end < 0 || end - at > LONGEST_REFERENCE) throw badReference();
    out += text.slice(from, at) + referenced(text.slice(at + 1, end));
    from = end + 1;
  }
  return out + text.slice(from);
}

/** Return what a reference stands for, by what is between its marks. */
function referenced(name: string): string {
  const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  if (known !== undefined) return known;
  let code = 0;
  if (/^#0*[0-9]{1,8}$/.test(name)) code = Number(name.slice(1));
  else if (/^#x0*[0-9A-Fa-f]{1,8}$/.test(name)) code = Number.parseInt(name.slice(2), 16);
  else if (!name.startsWith("#")) throw new DecodeError("malformed", "an entity is not defined");
  if (!isCharacter(code)) throw badReference();
  return String.fromCodePoint(code);
}

function badReference(): DecodeError {
  return new DecodeError("malformed", "a reference to a character is not valid");
}

function isCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  if (code < 0xd800) return true;
  return (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}

/** Return the value of an attribute from its text between the quotes. */
export function attributeValue(raw: string): string {
  const text = raw.replace(/[\t\r\n]/g, " ");
  return text.includes("&") ? expanded(text) : text;
}

/**
 * Return the text of a document, with line feeds as line ends and without a byte order mark.
 *
 * @throws DecodeError if it is not in its encoding, or contains what XML does not allow.
 */
export function documentText(document: string | Uint8Array): string {
  let text = typeof document === "string" ? document : decoded(document);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  if (FORBIDDEN.test(text)) {
    throw new DecodeError("malformed", "a character is not allowed in XML");
  }
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The beginning of most documents. */
const USUAL = '<?xml version="1.0" encoding="UTF-8"';

const usual = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Uint8Array): string {
  const label = utf16Label(bytes);
  if (label !== undefined) return decodedAs(label, bytes);
  let text: string | undefined;
  try {
    text = usual.decode(bytes);
  } catch {
    // It may be in the encoding that it declares, whose first characters are the same.
  }
  const head = text ?? String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION));
  if (text !== undefined && (head.startsWith(USUAL) || !head.startsWith("<?xml"))) return text;
  const declared = ENCODING.exec(head)?.[1];
  const isOther = declared !== undefined && !/^(utf-?(8|16)|us-ascii)/i.test(declared);
  if (isOther) return decodedAs(declared, bytes);
  if (text === undefined) throw notIn("utf-8");
  return text;
}

function utf16Label(bytes: Uint8Array): string | undefined {
  const first = bytes[0];
  const second = bytes[1];
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

function decodedAs(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw notIn(label);
  }
}

function notIn(label: string): DecodeError {
  return new DecodeError("malformed", `the document is not in the encoding ${label}`);
}
