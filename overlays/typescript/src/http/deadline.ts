/** The time that is left for a call, and its cancellation. */

import { RequestTimeoutError } from "#generated/errors.js";
import { onAbort } from "./signals.js";

/** Maximum seconds of one timer; a longer one would end at once. */
export const LONGEST_TIMER = 3_600;

/** When a call must end: by the time, or by a signal of the caller. */
export class Deadline {
  readonly signal: AbortSignal | undefined;
  /** Seconds for the whole call. */
  readonly seconds: number;
  /** When it must have ended, by the clock of `now`. */
  readonly end: number;

  constructor(seconds: number, signal?: AbortSignal) {
    this.seconds = seconds;
    this.signal = signal;
    this.end = now() + seconds;
  }

  /** The seconds that are left. */
  left(): number {
    return this.end - now();
  }

  /** Wait; ends early, with the reason of the signal, if the caller cancels the call. */
  async sleep(seconds: number): Promise<void> {
    this.signal?.throwIfAborted();
    const end = now() + seconds;
    for (let left = seconds; left > 0; left = end - now()) {
      await this.#race(Math.min(left, LONGEST_TIMER), undefined);
    }
  }

  /**
   * Wait for something that goes on even if the caller cancels the call or its time is over.
   *
   * @param work - What is waited for.
   * @param what - Its name in messages.
   * @param isSent - Whether it is what the caller asked for, so that it may have been done.
   * @throws RequestTimeoutError if the time is over first.
   */
  async until<T>(work: Promise<T>, what: string, isSent = false): Promise<T> {
    let outcome: { readonly value: T } | undefined;
    const noted = work.then((value) => (outcome = { value }));
    noted.catch(() => undefined); // it may fail when nobody waits for it any more
    this.signal?.throwIfAborted();
    for (;;) {
      await this.#race(Math.min(Math.max(this.left(), 0), LONGEST_TIMER), noted);
      if (outcome !== undefined) return outcome.value;
      if (this.left() <= 0) {
        throw new RequestTimeoutError(`${what} was not complete within ${this.seconds} s`, {
          sent: isSent,
        });
      }
    }
  }

  /** Wait for some seconds, for the signal, or for something else. */
  async #race(seconds: number, work: Promise<unknown> | undefined): Promise<void> {
    const { signal } = this;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopListening: (() => void) | undefined;
    const ended = new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, Math.ceil(seconds * 1000));
      stopListening = onAbort(signal, () => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's
        reject(signal?.reason);
      });
    });
    try {
      await (work === undefined ? ended : Promise.race([work, ended]));
    } finally {
      clearTimeout(timer);
      stopListening?.();
    }
  }
}

/** The time in seconds, by a clock that is never set. */
export function now(): number {
  return performance.now() / 1000;
}
