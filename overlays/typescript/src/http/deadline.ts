/** The time that is left for a call, and its cancellation. */

import { RequestTimeoutError } from "#generated/errors.js";

/** Maximum seconds of a timer; the requests that are waited for have limits of their own. */
const LONGEST_TIMER = 86_400;

/** When a call must end: by the time, or by a signal of the caller. */
export class Deadline {
  readonly signal: AbortSignal | undefined;
  /** Seconds for the whole call. */
  readonly seconds: number;
  readonly #end: number;

  constructor(seconds: number, signal?: AbortSignal) {
    this.seconds = seconds;
    this.signal = signal;
    this.#end = now() + seconds;
  }

  /** The seconds that are left. */
  left(): number {
    return this.#end - now();
  }

  /** Wait; ends early, with the reason of the signal, if the caller cancels the call. */
  async sleep(seconds: number): Promise<void> {
    const { signal } = this;
    signal?.throwIfAborted();
    if (seconds <= 0) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, seconds * 1000);
      const stop = (): void => {
        clearTimeout(timer);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
    });
  }

  /**
   * Wait for something that goes on even if the caller cancels the call, or its time is over.
   *
   * @param what - What is waited for, for the error.
   * @throws RequestTimeoutError if the time is over before.
   */
  async until<T>(work: Promise<T>, what: string): Promise<T> {
    const { signal } = this;
    signal?.throwIfAborted();
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = new Promise<never>((_, reject) => {
      stop = (): void => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
      const left = this.left();
      if (left > LONGEST_TIMER) return;
      timer = setTimeout(() => {
        const text = `${what} was not complete within ${this.seconds} s`;
        reject(new RequestTimeoutError(text, { sent: false }));
      }, left * 1000);
    });
    try {
      return await Promise.race([work, ended]);
    } finally {
      clearTimeout(timer);
      if (stop) signal?.removeEventListener("abort", stop);
    }
  }
}

/** The time in seconds, by a clock that is never set. */
export function now(): number {
  return performance.now() / 1000;
}
