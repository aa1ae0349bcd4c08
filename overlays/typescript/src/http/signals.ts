/** Listens to signals, of which those of callers may be shared by many calls. */

interface Shared {
  readonly stops: Set<() => void>;
  readonly notify: () => void;
}

const shared = new WeakMap<AbortSignal, Shared>();

/**
 * Call a function when a signal aborts. A signal has one listener however many calls share it,
 * since Node warns of a leak if there are more than ten.
 *
 * @returns What ends the listening.
 */
export function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (signal === undefined) return () => undefined;
  let own = shared.get(signal);
  if (own === undefined) {
    const stops = new Set<() => void>();
    const notify = (): void => {
      for (const one of [...stops]) one();
    };
    own = { stops, notify };
    shared.set(signal, own);
    signal.addEventListener("abort", notify, { once: true });
  }
  const { stops, notify } = own;
  stops.add(stop);
  return () => {
    if (!stops.delete(stop) || stops.size > 0) return;
    shared.delete(signal);
    signal.removeEventListener("abort", notify);
  };
}

/**
 * Wait for work that may ignore its signal, at most until the signal aborts.
 *
 * @param drop - Is called with the result if it comes after that.
 * @throws The reason of the signal.
 */
export function untilAborted<T>(
  signal: AbortSignal,
  work: T | PromiseLike<T>,
  drop: (late: T) => void = () => undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's
      reject(signal.reason);
    };
    if (signal.aborted) stop(); // listeners are not called any more
    const stopListening = onAbort(signal, stop);
    Promise.resolve(work).then(
      (value) => {
        stopListening();
        if (signal.aborted) drop(value);
        else resolve(value);
      },
      (error: unknown) => {
        stopListening();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that of the work
        reject(error);
      },
    );
  });
}
