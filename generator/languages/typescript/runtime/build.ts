/** Makes calls from arguments, by the facts of their operations. */

import {
  arrayCheck,
  checkValue,
  idOf,
  LONGEST_QUERY,
  objectCheck,
  segment,
  shown,
} from "./arguments.js";
import type { Field, Shape } from "./codec/shapes.js";
import { encodeDocument } from "./codec/writing.js";
import { UsageError } from "./errors.js";
import { Operation } from "./operation.js";
import type {
  ArgumentInfo,
  Body,
  FileContent,
  Newer,
  OperationInfo,
  ParameterInfo,
  Part,
  RequestInfo,
} from "./operation.js";
import { DOCUMENTS } from "./protocol.js";

type Args = Readonly<Record<string, unknown>>;
type Model = Record<string, unknown>;

/**
 * Return a call.
 *
 * @param info - The facts of the operation.
 * @param args - The arguments by name. Those that are undefined or null are not sent; an empty
 *   text is.
 * @param others - Those that callers give by position.
 * @throws UsageError if an argument is invalid, missing or unknown.
 */
export function build<Result>(
  info: OperationInfo,
  args: object,
  others?: object,
): Operation<Result> {
  objectCheck(args, "args");
  const given = (others === undefined ? args : { ...args, ...others }) as Args;
  checkNames(info, given);
  const query: [string, string][] = [];
  let path = info.path;
  for (const parameter of info.parameters) {
    const name = parameter.argument ?? parameter.name;
    const text = parameterText(parameter, name, given[name] ?? undefined);
    if (parameter.location === "query") {
      if (text !== undefined) query.push([parameter.name, text]);
    } else {
      path = path.replace(`{${parameter.name}}`, text ?? ""); // which has no $, being encoded
    }
  }
  const request = info.request;
  if (request === undefined) return new Operation(info, path, query);
  return new Operation(info, path, query, {
    body: bodyOf(info, request, given),
    secrets: request.arguments.flatMap((one) => secretsIn(one, given[one.name], request.shape)),
    newer: request.arguments.flatMap((one) => newerIn(one, given[one.name], request.shape)),
  });
}

function checkNames(info: OperationInfo, args: Args): void {
  const request = info.request;
  for (const name of Object.keys(args)) {
    const known =
      info.parameters.some((one) => (one.argument ?? one.name) === name) ||
      (request?.arguments ?? []).some((one) => one.name === name) ||
      ((name === "fileName" || name === "content") &&
        (request?.parts ?? []).some((part) => part.content === "file"));
    if (!known) {
      throw new UsageError(`${info.id} has no argument ${shown(name)}`, { operation: info.id });
    }
  }
}

function parameterText(parameter: ParameterInfo, name: string, value: unknown): string | undefined {
  if (parameter.location === "path") {
    if (parameter.values) checkValue(value, name, "string", { values: parameter.values });
    return segment(value, name, parameter);
  }
  if (value === undefined) {
    if (parameter.required) throw new UsageError(`${name} must be given`);
    return undefined;
  }
  if (parameter.identifies) return idOf(value, name);
  checkValue(value, name, parameter.type, {
    empty: false,
    values: parameter.values,
    minimum: parameter.minimum ?? 0,
    maximum: parameter.maximum,
    longest: LONGEST_QUERY,
  });
  return typeof value === "string" ? value : JSON.stringify(value);
}

function bodyOf(info: OperationInfo, request: RequestInfo, args: Args): Body {
  const document = request.shape === undefined ? undefined : documentOf(info, request, args);
  if (request.parts === undefined) return { media: request.media, document: document ?? "" };
  checkValue(args["fileName"] ?? undefined, "fileName", "string", { empty: false });
  const content = args["content"] ?? undefined;
  const parts: Part[] = [];
  for (const part of request.parts) {
    const { name, media, disposition } = part;
    const common = { name, media, disposition, fileName: part.fileName && "" };
    if (part.content === "document") {
      parts.push({ ...common, content: utf8(document ?? "") });
    } else if (part.content === "empty") {
      parts.push({ ...common, content: new Uint8Array() });
    } else if (part.required || content !== undefined || args["fileName"] !== undefined) {
      const fileName = part.fileName && ((args["fileName"] ?? "file") as string);
      parts.push({ ...common, fileName, content: content as FileContent | undefined });
    }
  }
  return { media: request.media, parts };
}

function documentOf(info: OperationInfo, request: RequestInfo, args: Args): string {
  const shape = request.shape as Shape;
  const root: Model = {};
  let isChange = false;
  for (const argument of request.arguments) {
    const value = args[argument.name] ?? undefined;
    const isGiven = value !== undefined && !(Array.isArray(value) && value.length === 0);
    isChange ||= isGiven;
    if (!isGiven && argument.required) {
      throw new UsageError(
        `${argument.name} must be given${argument.many ? ", with at least one item" : ""}`,
        { operation: info.id },
      );
    }
    place(root, shape, argument, isGiven ? checked(argument, value) : undefined);
  }
  if (request.atLeastOne && !isChange) {
    const names = request.arguments.map((one) => one.name).join(", ");
    throw new UsageError(`nothing to change: give at least one of ${names}`, {
      operation: info.id,
    });
  }
  return encodeDocument(shape, root, DOCUMENTS.request);
}

function checked(argument: ArgumentInfo, value: unknown): unknown {
  if (argument.many) return arrayCheck(value, argument.name);
  if (argument.identifies) return value === "" ? value : idOf(value, argument.name);
  if (argument.kind === "object") return value;
  checkValue(value, argument.name, argument.kind, { secret: argument.secret, minimum: 0 });
  return value;
}

/** Set the value of an argument; without one, make only the elements that are required. */
function place(root: Model, shape: Shape, argument: ArgumentInfo, value: unknown): void {
  let model = root;
  let around = shape;
  for (const [depth, name] of argument.path.entries()) {
    const field = fieldOf(around, name);
    if (depth === argument.path.length - 1) {
      if (value !== undefined) model[name] = value;
      return;
    }
    if (value === undefined && !field.required) return;
    model[name] ??= {};
    model = model[name] as Model;
    around = field.shape as Shape;
  }
}

function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((one) => one.name === name);
  if (field === undefined) throw new TypeError(`${shape.name} has no field ${name}`);
  return field;
}

function shapeOf(argument: ArgumentInfo, shape: Shape | undefined): Shape | undefined {
  let around = shape;
  for (const name of argument.path) around = around && fieldOf(around, name).shape;
  return around;
}

function secretsIn(argument: ArgumentInfo, value: unknown, shape: Shape | undefined): string[] {
  if (!argument.secret) return [];
  const found: string[] = [];
  const inner = shapeOf(argument, shape);
  for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
    collectSecrets(one, inner, found);
  }
  return found;
}

function collectSecrets(value: unknown, shape: Shape | undefined, found: string[]): void {
  if (typeof value === "string") found.push(value);
  if (typeof value !== "object" || value === null || shape === undefined) return;
  for (const field of shape.fields) {
    if (!field.secret && field.shape === undefined) continue;
    const inner = (value as Args)[field.name];
    for (const one of Array.isArray(inner) ? (inner as unknown[]) : [inner]) {
      if (field.secret ? typeof one === "string" : typeof one === "object") {
        collectSecrets(one, field.shape, found);
      }
    }
  }
}

function newerIn(argument: ArgumentInfo, value: unknown, shape: Shape | undefined): Newer[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.length === 0) return [];
  const found: Newer[] = argument.since ? [{ what: argument.name, since: argument.since }] : [];
  collectNewer(value, argument.name, shapeOf(argument, shape), found);
  return found;
}

function collectNewer(
  value: unknown,
  what: string,
  shape: Shape | undefined,
  found: Newer[],
): void {
  if (shape === undefined || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) collectNewer(one, what, shape, found);
    return;
  }
  for (const field of shape.fields) {
    const inner = (value as Args)[field.name];
    if (inner === undefined || inner === null) continue;
    if (Array.isArray(inner) && inner.length === 0) continue; // it is not sent
    const name = `${what}.${field.name}`;
    if (field.since) found.push({ what: name, since: field.since });
    collectNewer(inner, name, field.shape, found);
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
