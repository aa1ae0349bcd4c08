/** Writes documents: in the order of the schema, only what is given. */

import { UsageError } from "../errors.js";
import type { Field, Shape } from "./shapes.js";
import { writeDateTime } from "./values.js";

type Model = Readonly<Record<string, unknown>>;

// eslint-disable-next-line no-control-regex -- these are what XML does not allow
const SPECIAL = /[&<>"\x00-\x1f\ufffe\uffff]|\p{Cs}/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Return a document without a namespace.
 *
 * @param shape - The table of its type.
 * @param value - The value; members that are undefined or null are not written, and an empty text
 *   is.
 * @param root - The name of the root element.
 * @throws UsageError if a value cannot be written in XML.
 */
export function encodeDocument(shape: Shape, value: object, root: string): string {
  const out: string[] = [];
  writeElement(shape, value as Model, root, out);
  return out.join("");
}

function writeElement(shape: Shape, value: Model, tag: string, out: string[]): void {
  checkMembers(shape, value);
  let head = `<${tag}`;
  for (const field of shape.fields) {
    if (field.place !== "attribute") continue;
    const text = textOf(shape, field, valueOf(shape, field, value));
    if (text !== undefined) head += ` ${field.wire}="${text}"`;
  }
  const inner: string[] = [];
  for (const field of shape.fields) {
    if (field.place === "attribute" || (field.place === "text" && field.wrapper)) continue;
    writeField(shape, field, value, inner);
  }
  if (inner.length === 0) {
    out.push(`${head}/>`);
  } else {
    out.push(`${head}>`);
    for (const part of inner) out.push(part);
    out.push(`</${tag}>`);
  }
}

function writeField(shape: Shape, field: Field, value: Model, out: string[]): void {
  const given = valueOf(shape, field, value);
  if (!field.many) {
    if (given !== undefined) writeOne(shape, field, given, out);
    return;
  }
  const items = (given ?? []) as readonly unknown[];
  if (!Array.isArray(items)) throw wrong(shape, field, "must be an array");
  const text = shape.fields.find((one) => one.place === "text" && one.wrapper === field.wrapper);
  const beside = text && field.wrapper ? valueOf(shape, text, value) : undefined;
  const isWritten = field.nullable
    ? given !== undefined
    : items.length > 0 || beside !== undefined || field.required;
  if (!isWritten) return;
  if (field.wrapper) out.push(`<${field.wrapper}>`);
  if (text && beside !== undefined) writeOne(shape, text, beside, out);
  for (const item of items) writeOne(shape, field, item, out);
  if (field.wrapper) out.push(`</${field.wrapper}>`);
}

function writeOne(shape: Shape, field: Field, value: unknown, out: string[]): void {
  if (field.shape !== undefined) {
    if (typeof value !== "object" || value === null) throw wrong(shape, field, "must be an object");
    writeElement(field.shape, value as Model, field.wire, out);
    return;
  }
  const text = textOf(shape, field, value) ?? "";
  out.push(field.place === "text" ? text : `<${field.wire}>${text}</${field.wire}>`);
}

function valueOf(shape: Shape, field: Field, value: Model): unknown {
  const given = value[field.name] ?? undefined;
  if (given === undefined && field.required && !field.many) {
    throw wrong(shape, field, "must be given");
  }
  return given;
}

function checkMembers(shape: Shape, value: Model): void {
  for (const name of Object.keys(value)) {
    if (!shape.fields.some((field) => field.name === name)) {
      throw new UsageError(`${shape.name} has no field ${JSON.stringify(name.slice(0, 80))}`);
    }
  }
}

function textOf(shape: Shape, field: Field, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  switch (field.kind) {
    case "boolean":
      if (typeof value !== "boolean") throw wrong(shape, field, "must be true or false");
      return String(value);
    case "integer":
      if (typeof value !== "number" || !Number.isSafeInteger(value)) {
        throw wrong(shape, field, "must be a whole number");
      }
      return String(value);
    case "dateTime":
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
        throw wrong(shape, field, "must be a valid Date");
      }
      return writeDateTime(value);
    default:
      if (typeof value !== "string") throw wrong(shape, field, "must be a text");
      return escaped(value, shape, field);
  }
}

function escaped(text: string, shape: Shape, field: Field): string {
  return text.replace(SPECIAL, (mark) => {
    const escape = ESCAPES[mark];
    if (escape !== undefined) return escape;
    const code = mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw wrong(shape, field, `contains the character U+${code}, which XML does not allow`);
  });
}

/** Return the error for a value, which it does not show, since it could be a secret. */
function wrong(shape: Shape, field: Field, what: string): UsageError {
  return new UsageError(`${shape.name}.${field.name} ${what}`);
}
