/** Checks what a `fetch` that was given to the client does, since it can be any function. */

import { shown } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import type { CallContext } from "../wire/failures.js";
import { called } from "../wire/failures.js";

/** What is used of a response. */
export type Answer = Pick<Response, "type" | "status" | "headers" | "body" | "bodyUsed">;

/**
 * Return a response of a `fetch` that was given to the client, with headers of the platform.
 *
 * @throws UnreadableReplyError if it is none, or its body cannot be read.
 */
export function checkedAnswer(call: CallContext, response: unknown): Answer {
  const flaw = flawOf(response);
  if (flaw !== undefined) throw atFault(call, flaw);
  const given = response as Answer;
  if (given.headers instanceof Headers) return given;
  try {
    const headers = new Headers([...(given.headers as unknown as Iterable<[string, string]>)]);
    const { type, status, body, bodyUsed } = given;
    return { type, status, body, bodyUsed, headers };
  } catch {
    throw atFault(call, "returned a response without headers that can be read");
  }
}

/** Return the error for a given `fetch` that does what none may do. */
export function atFault(call: CallContext, what: string): errors.UnreadableReplyError {
  const { text, details } = called(call);
  return new errors.UnreadableReplyError(
    `${text}: the function that was given to the client as fetch ${what}`,
    { ...details, sent: true },
  );
}

/** Drop what a given `fetch` returns when nobody waits for it any more; it can be anything. */
export function dropLate(response: unknown): void {
  const drop = async (): Promise<void> => {
    await (response as Partial<Answer> | null | undefined)?.body?.cancel();
  };
  drop().catch(() => undefined);
}

function flawOf(response: unknown): string | undefined {
  if (typeof response !== "object" || response === null) {
    const what = typeof response === "string" ? "a text" : shown(response);
    return `returned ${what} in place of a Response`;
  }
  const { status, body, bodyUsed } = response as Readonly<Record<string, unknown>>;
  const isStatus = Number.isInteger(status) && (status as number) >= 0 && (status as number) < 1000;
  if (!isStatus) return "returned a response without a status";
  if (body === undefined || body === null) return undefined;
  const { getReader, locked } = body as { getReader?: unknown; locked?: unknown };
  if (typeof getReader !== "function") {
    return "returned a response whose body is not a ReadableStream";
  }
  if (bodyUsed === true || locked === true) {
    return "returned a response whose body was read already";
  }
  return undefined;
}
