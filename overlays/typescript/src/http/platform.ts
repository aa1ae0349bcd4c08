/** What the platform offers for requests. */

const atStart: unknown = globalThis.fetch;

/** The `fetch` of the platform, called without an object, as browsers want it. */
export const platformFetch: typeof fetch = (input, init) => fetch(input, init);

/** Whether this is Node, whose `fetch` explains failures and takes streams of known length. */
export function isInNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node !== undefined;
}

/**
 * Whether a `fetch` is that of Node itself, which writes each piece of a body to the connection
 * before it asks for the next one. Any other could keep the pieces.
 */
export function isWrittenAtOnce(given: typeof fetch): boolean {
  return (
    given === platformFetch &&
    isInNode() &&
    globalThis.fetch === atStart &&
    /undici/i.test(Function.prototype.toString.call(globalThis.fetch))
  );
}
