/** Listens to signals of callers, which many calls may share. */

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
