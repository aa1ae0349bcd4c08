/** Ends requests that make no progress, take too long, or are cancelled by the caller. */

import * as errors from "#generated/errors.js";
import type { CallContext } from "../wire/failures.js";
import { called } from "../wire/failures.js";
import type { Deadline } from "./deadline.js";
import { LONGEST_TIMER, now } from "./deadline.js";
import { onAbort } from "./signals.js";

/** How long a request may take. */
export interface Limits {
  readonly deadline: Deadline;
  /** Seconds until a response begins, and between two pieces of it. */
  readonly readTimeout: number;
}

/** Aborts a request that makes no progress, takes too long, or is cancelled by the caller. */
export class Watch {
  readonly #call: CallContext;
  readonly #limits: Limits;
  readonly #controller = new AbortController();
  readonly #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When data was asked for; undefined while none is. */
  #latest: number | undefined;
  #failure: { readonly error: unknown } | undefined;
  #expired: "read" | "total" | undefined;

  constructor(call: CallContext, limits: Limits) {
    this.#call = call;
    this.#limits = limits;
    const { signal } = limits.deadline;
    if (signal !== undefined) {
      signal.throwIfAborted();
      this.#stopListening = onAbort(signal, () => {
        this.#controller.abort(signal.reason);
      });
    }
    const moment = now();
    this.#latest = moment;
    this.#arm(moment);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Note progress. */
  touch(): void {
    this.#latest = now();
  }

  /** Note that no data is asked for until the next progress. */
  pause(): void {
    this.#latest = undefined;
  }

  /** Note what the request failed of on this side. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopListening?.();
  }

  /** Give up a request of which nothing more is wanted. */
  abandon(): void {
    this.stop();
    this.#controller.abort();
  }

  /** Return the error for a request that was aborted here. */
  explained(error: unknown): unknown {
    const { deadline, readTimeout } = this.#limits;
    if (deadline.signal?.aborted) return deadline.signal.reason;
    if (this.#failure !== undefined) return this.#failure.error;
    if (this.#expired === undefined)
      return error instanceof errors.TableauError ? error : undefined;
    return timeoutError(this.#call, this.#expired, {
      seconds: this.#expired === "read" ? readTimeout : deadline.seconds,
    });
  }

  #arm(moment: number): void {
    const { deadline, readTimeout } = this.#limits;
    const idle = (this.#latest ?? moment) + readTimeout - moment;
    const left = deadline.end - moment;
    if (left <= 0 || idle <= 0) {
      this.#expired = left <= 0 ? "total" : "read";
      this.#controller.abort();
      return;
    }
    this.#timer = setTimeout(
      () => {
        this.#arm(now());
      },
      Math.ceil(Math.min(idle, left, LONGEST_TIMER) * 1000),
    );
  }
}

/** Return the error for a timeout of a call. */
export function timeoutError(
  call: CallContext,
  phase: "read" | "total",
  how: { readonly seconds: number; readonly sent?: boolean },
): errors.RequestTimeoutError {
  const { text, details } = called(call);
  const what = phase === "read" ? "no data arrived" : "the call had not ended";
  return new errors.RequestTimeoutError(`${text}: ${what} within ${how.seconds} s`, {
    ...details,
    sent: how.sent ?? true,
  });
}
