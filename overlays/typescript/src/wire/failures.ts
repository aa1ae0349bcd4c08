/** Converts responses that are not the reply of an operation to errors. */

import type { ErrorDetails } from "#generated/base_error.js";
import { DecodeError, ErrorDocument } from "#generated/codec/failures.js";
import { readError } from "#generated/codec/reading.js";
import { errorClass, errorInfo } from "#generated/error_table.js";
import * as errors from "#generated/errors.js";
import type { OperationInfo } from "#generated/operation.js";
import { DOCUMENTS, RETRY } from "#generated/protocol.js";
import { classify } from "./outcomes.js";
import { excerpt, MOST_SEARCHED, redacted } from "./secrets.js";

/** A call for which an error is made. */
export interface CallContext {
  readonly info: OperationInfo;
  readonly url: string;
  readonly secrets: readonly string[];
}

/** How messages name a call, and what their errors tell of it. */
export interface Called {
  readonly text: string;
  readonly details: { readonly operation: string; readonly method: string; readonly url: string };
}

/** Return how a message names a call, without secrets. */
export function called({ info, url, secrets }: CallContext): Called {
  const details = { operation: info.id, method: info.method, url: redacted(url, secrets) };
  return { text: `${info.id}: ${info.method} ${details.url}`, details };
}

/** The head of a response. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: Headers;
}

/** Maximum seconds that a server can ask to wait; a larger number is a mistake. */
const LONGEST_WAIT = 366 * 86_400;
const LONGEST_HEADER = 500;
const PAGES = ["html", "head", "body"];
const LIMITED: readonly number[] =
  RETRY.failures.find((row) => row.raises.some((name) => name === "RateLimitedError"))?.statuses ??
  [];

/** Return the error for a response that reports a failure, whatever its body is. */
export function failureOf(
  call: CallContext,
  response: ResponseHead,
  content: Uint8Array,
): errors.TableauError {
  const { status } = response;
  const beginning = content.subarray(0, MOST_SEARCHED);
  if (status >= 300 && status < 400) return redirected(call, response);
  const error = readError(beginning) ?? readJsonError(beginning);
  if (error !== undefined) return apiError(call, response, error);
  if (LIMITED.includes(status)) {
    const detail = `the response was ${bodyText(response, beginning)}`;
    return apiError(call, response, { summary: "Too many requests", detail });
  }
  if (isBlank(beginning)) {
    const detail = "it sent no reason: the body of the response is empty";
    const failure = apiError(call, response, { summary: "The server failed", detail });
    // Otherwise something in front of the server has failed.
    if (classify(failure).name === "fault") return failure;
  }
  return unreadable(call, response, bodyText(response, beginning), beginning);
}

/** Return the error for a reply with a status of success that could not be read. */
export function decodingFailure(
  call: CallContext,
  response: ResponseHead,
  error: unknown,
  content: Uint8Array,
): unknown {
  if (error instanceof ErrorDocument) {
    const { code, summary, detail } = error;
    return apiError(call, response, { code, summary, detail });
  }
  if (!(error instanceof DecodeError)) return error;
  const json = readJsonError(content.subarray(0, MOST_SEARCHED));
  if (json !== undefined) return apiError(call, response, json);
  const isDocument = error.kind === "value" || error.kind === "refused";
  const reason = isDocument ? error.message : bodyText(response, content, error);
  return unreadable(call, response, reason, content, { cause: error });
}

/** Return the error for a response that is not a reply of Tableau. */
export function unreadable(
  call: CallContext,
  response: ResponseHead,
  reason: string,
  content: Uint8Array = new Uint8Array(),
  options: { incomplete?: boolean; cause?: DecodeError } = {},
): errors.UnreadableReplyError {
  const { secrets } = call;
  const what = redacted(reason, secrets).slice(0, LONGEST_HEADER);
  const { cause, incomplete } = options;
  return new errors.UnreadableReplyError(
    `${called(call).text} answered ${response.status} with ${what}`,
    {
      ...common(call, response),
      text: excerpt(content, secrets),
      incomplete,
    },
    cause && { cause: withoutSecrets(cause, secrets) },
  );
}

/** Return the same error without secrets; what it was made with stays in the stack of an error. */
function withoutSecrets(error: DecodeError, secrets: readonly string[]): DecodeError {
  const { kind, reason, path } = error;
  return new DecodeError(kind, redacted(reason, secrets), redacted(path, secrets));
}

/** Whether the body of a successful response is a file, not a page or a document. */
export function looksLikeFile(response: ResponseHead, beginning: Uint8Array): boolean {
  if (beginning.length === 0 || isHtml(response)) return false;
  const name = firstName(textOf(beginning));
  const local = name?.slice(name.indexOf(":") + 1);
  return name === undefined || !(PAGES.includes(name) || local === DOCUMENTS.reply.toLowerCase());
}

/** Whether a body is an HTML page or JSON, so that it cannot be the reply of any operation. */
export function isForeign(response: ResponseHead, content: Uint8Array): boolean {
  const text = textOf(content.subarray(0, MOST_SEARCHED)).trimStart();
  const name = firstName(text);
  return isHtml(response) || PAGES.includes(name ?? "") || !text.startsWith("<");
}

/** Return the seconds to wait that a response asks for. */
export function retryAfter(response: ResponseHead): number | undefined {
  const text = (response.headers.get(RETRY.waitHeader) ?? "").trim().slice(0, 100);
  let seconds = Number.NaN;
  if (/^[0-9]{1,18}$/.test(text)) seconds = Number(text);
  else if (/^[A-Z]/i.test(text)) seconds = Math.max(0, (Date.parse(text) - Date.now()) / 1000);
  return seconds <= LONGEST_WAIT ? seconds : undefined;
}

interface ServerError {
  readonly code?: string | undefined;
  readonly summary?: string | undefined;
  readonly detail?: string | undefined;
}

function apiError(call: CallContext, response: ResponseHead, error: ServerError): errors.ApiError {
  const { secrets } = call;
  const code = error.code === undefined ? undefined : redacted(error.code, secrets);
  const summary = redacted(error.summary ?? "", secrets);
  const detail = redacted(error.detail ?? "", secrets);
  const remedy = code === undefined ? undefined : errorInfo(code)?.remedy;
  const words = [summary, detail].filter(Boolean).join(": ") || "no explanation";
  const family = errorClass(response.status, code);
  return new family(
    `${called(call).text} answered ${response.status} ${code ?? "(no code)"}: ` +
      `${words}${remedy ? ` [${remedy}]` : ""}`,
    { ...common(call, response), code, summary, detail, remedy },
  );
}

function redirected(call: CallContext, response: ResponseHead): errors.RedirectedError {
  const { secrets } = call;
  const location = shownLocation(redacted(response.headers.get("location") ?? "", secrets));
  return new errors.RedirectedError(
    `${called(call).text} answered ${response.status}, a redirect to ` +
      `${location || "nowhere"}, which is not followed to protect the session token`,
    { ...common(call, response), location },
  );
}

function common(call: CallContext, response: ResponseHead): ErrorDetails {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  return {
    ...called(call).details,
    status: response.status,
    requestId: requestId && redacted(requestId, call.secrets).slice(0, LONGEST_HEADER),
    retryAfter: retryAfter(response),
  };
}

/** Return the address of a redirect without user and query. */
function shownLocation(location: string): string {
  const text = location.slice(0, LONGEST_HEADER).split(/[?#]/, 1)[0] ?? "";
  return text.replace(/^([a-z][a-z0-9+.-]{0,20}:)?\/\/[^/@]*@/i, "$1//");
}

function readJsonError(content: Uint8Array): ServerError | undefined {
  const text = textOf(content).trimStart();
  if (!text.startsWith("{")) return undefined;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const error = (document as { error?: Record<string, unknown> | null }).error;
  if (typeof error !== "object" || error === null) return undefined;
  const member = (name: string): string | undefined => {
    const value = error[name];
    return typeof value === "string" ? value : undefined;
  };
  const code = member("code");
  return code === undefined
    ? undefined
    : { code, summary: member("summary"), detail: member("detail") };
}

function isBlank(content: Uint8Array): boolean {
  return textOf(content).trim() === "";
}

/** Describe a body that is not a reply of Tableau. */
function bodyText(response: ResponseHead, content: Uint8Array, error?: DecodeError): string {
  const text = textOf(content.subarray(0, MOST_SEARCHED)).trimStart();
  if (text === "") return "an empty body";
  if (PAGES.includes(firstName(text) ?? "") || isHtml(response)) {
    return "an HTML page, not a reply of Tableau; is it from a proxy or a login page?";
  }
  if (/^[{[]/.test(text)) return "JSON, not an XML reply of Tableau's REST API";
  if (error === undefined) return "a body that is not a reply of Tableau";
  return error.message;
}

function isHtml(response: ResponseHead): boolean {
  return (response.headers.get("content-type") ?? "").toLowerCase().includes("text/html");
}

function textOf(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

/** Return the name of the first element, or of the document type, in lower case. */
function firstName(text: string): string | undefined {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith("<!--") ? "-->" : rest.startsWith("<?") ? "?>" : undefined;
    if (end === undefined) break;
    const found = rest.indexOf(end, 2);
    if (found < 0) return undefined;
    rest = rest.slice(found + end.length).trimStart();
  }
  const match =
    /^<!doctype\s{1,100}(\w{1,100})/i.exec(rest) ?? /^<([A-Za-z_][\w.:-]{0,100})/.exec(rest);
  return match?.[1]?.toLowerCase();
}
