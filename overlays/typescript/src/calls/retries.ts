/** The retries of one call, upload, download or wait: one budget and one back-off. */

import { RequestTimeoutError } from "#generated/errors.js";
import type { TableauError } from "#generated/errors.js";
import { now } from "../http/deadline.js";
import type { Deadline } from "../http/deadline.js";
import type { RetryPolicy } from "../options.js";
import type { Repeated } from "../wire/outcomes.js";
import { mayRepeat } from "../wire/outcomes.js";

/** Counts and decides the retries of one call, transfer or wait. */
export class Retries {
  readonly #policy: RetryPolicy;
  readonly #repeats: Repeated;
  #count = 0;
  #firstFailure: number | undefined;

  constructor(policy: RetryPolicy, repeats: Repeated) {
    this.#policy = policy;
    this.#repeats = repeats;
  }

  /** Return the seconds to wait before the retry after a failure; undefined for no retry. */
  decide(error: TableauError, deadline?: Deadline): number | undefined {
    const repeats = this.#repeats;
    if (!mayRepeat(repeats, error)) return undefined;
    const isPoll = repeats === "poll"; // a wait has its own timeout and its own pauses
    const isLonger = isPoll || repeats === "upload"; // than one call
    if (!isLonger && error instanceof RequestTimeoutError && (deadline?.left() ?? 1) <= 0) {
      return undefined;
    }
    const { maxRetries, budget, backoff, longestWait } = this.#policy;
    if (!isPoll && this.#count >= maxRetries) return undefined;
    const usual = isPoll ? 0 : Math.min(backoff * 2 ** Math.min(this.#count, 64), longestWait);
    const asked = Math.min(error.retryAfter ?? 0, longestWait);
    const wait = Math.max((usual * (1 + Math.random())) / 2, asked);
    this.#firstFailure ??= now();
    if (!isPoll && now() - this.#firstFailure + wait > budget) return undefined;
    if (deadline !== undefined && deadline.left() <= wait) return undefined;
    const operation = error.operation ?? "";
    this.#policy.onRetry?.({ operation, error, number: this.#count, repeats }, wait);
    this.#count += 1;
    return wait;
  }
}
