/** What the platform offers for requests. */

const atStart: unknown = globalThis.fetch;
const isUndici =
  typeof atStart === "function" && /undici/i.test(Function.prototype.toString.call(atStart));

/** The `fetch` of the platform, called without an object, as browsers want it. */
export const platformFetch: typeof fetch = (input, init) => fetch(input, init);

const { process } = globalThis as { process?: { versions?: { node?: string } } };
const inNode = process?.versions?.node !== undefined;

/** Whether this is Node, whose `fetch` explains failures and takes streams of known length. */
export function isInNode(): boolean {
  return inNode;
}

/** Whether a `fetch` is that of Node itself, of which more is known than of any other. */
export function isOfNode(given: typeof fetch): boolean {
  return given === platformFetch && inNode && isUndici && globalThis.fetch === atStart;
}
