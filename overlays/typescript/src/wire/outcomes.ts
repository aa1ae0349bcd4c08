/** Classifies the failures of calls by the retry table of the spec. */

import * as errors from "#generated/errors.js";
import type { OperationInfo } from "#generated/operation.js";
import { RETRY, SESSION } from "#generated/protocol.js";

/** A row of the retry table. */
export type Outcome = (typeof RETRY.failures)[number];

/** What can be repeated after a failure. */
export type Repeated = (typeof RETRY.repeated)[number]["name"];

type Name = Outcome["name"];

const ROWS = new Map<Name, Outcome>(RETRY.failures.map((row) => [row.name, row]));

/** Return the row of the retry table for a failure: the first that matches. */
export function classify(error: errors.TableauError): Outcome {
  return ROWS.get(nameOf(error)) as Outcome;
}

function nameOf(error: errors.TableauError): Name {
  if (error instanceof errors.ConnectionFailedError) {
    if (error instanceof errors.RequestRefusedError) return "refused";
    if (error.sent) return "lost";
    return error.untrusted ? "untrusted" : "not sent";
  }
  const status = error.status;
  if (status === undefined) return "answered";
  const byStatus = RETRY.failures.find(
    (row) =>
      (row.statuses as readonly number[]).includes(status) &&
      (row.waits === null || row.waits === (error.retryAfter !== undefined)),
  );
  if (byStatus) return byStatus.name;
  if (error instanceof errors.UnreadableReplyError) {
    if (error.incomplete && status !== SESSION.endedStatus) return "lost";
    if (status < 300) return "unreadable";
  }
  if (error instanceof errors.UploadExpiredError) return "expired";
  const isFault = RETRY.failures.some(
    (row) => row.statusesFrom !== null && status >= row.statusesFrom,
  );
  return isFault || error instanceof errors.ServerError ? "fault" : "answered";
}

/** Return what may be repeated after a failure. */
export function repeatedAfter(error: errors.TableauError): readonly Repeated[] {
  return classify(error).after;
}

/** Whether something may be repeated after a failure. */
export function mayRepeat(what: Repeated, error: errors.TableauError): boolean {
  return repeatedAfter(error).includes(what);
}

/** Whether a failed call that changes something may have been performed. */
export function isOutcomeUnknown(info: OperationInfo, error: errors.TableauError): boolean {
  if (info.retry !== "write") return false;
  const { unknown } = classify(error);
  if (unknown === "without an error document") return error instanceof errors.UnreadableReplyError;
  return unknown === "always";
}

/** Whether a failure means that the session has ended. */
export function isSessionEnded(error: errors.TableauError): boolean {
  if (error instanceof errors.UnreadableReplyError) return error.status === SESSION.endedStatus;
  const codes: readonly string[] = SESSION.endedCodes;
  return error instanceof errors.ApiError && codes.includes(error.code ?? "");
}
