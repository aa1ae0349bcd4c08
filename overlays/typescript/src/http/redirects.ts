/**
 * Decides which redirects are followed: to the REST API of the same server, or from http to https
 * on the same host, without secrets in the address. Requests carry the token of the session.
 */

const LONGEST = 8_000;
const KEEP_METHOD = [301, 302, 307, 308];
const PERMANENT = [301, 308];

/** Maximum redirects of one request. */
export const MOST_REDIRECTS = 5;

/** Whether a response is a redirect. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

/** Return the address of a redirect; undefined if it must not be followed. */
export function redirectTarget(
  request: { readonly method: string; readonly url: string },
  status: number,
  location: string | null,
  secrets: readonly string[],
): string | undefined {
  const keeps = KEEP_METHOD.includes(status) || (status === 303 && request.method === "GET");
  if (!keeps || !location || location.length > LONGEST) return undefined;
  if (!/^[\x21-\x7e]+$/.test(location) || location.includes("\\")) return undefined;
  const decoded = decodedTwice(location);
  if (secrets.some((secret) => secret.length > 3 && decoded.includes(secret))) return undefined;
  if (/\/\.{1,2}(;[^/]*)?(\/|$)/.test(decoded.replaceAll("\\", "/"))) return undefined;
  let target: URL;
  try {
    target = new URL(location, request.url);
  } catch {
    return undefined;
  }
  const old = new URL(request.url);
  const isFine =
    isSameServer(old, target) &&
    target.username === "" &&
    target.password === "" &&
    target.pathname.split("/").slice(1, -1).includes("api");
  target.hash = "";
  return isFine ? target.href : undefined;
}

/** Return the new address of the server if a redirect applies to the whole server. */
export function movedServer(server: string, url: string, status: number, target: string): string {
  const isUpgraded = new URL(url).protocol !== new URL(target).protocol;
  if (!isUpgraded && !PERMANENT.includes(status)) return server;
  if (!url.startsWith(server)) return server;
  const rest = url.slice(server.length);
  return target.endsWith(rest) ? target.slice(0, -rest.length) : server;
}

function isSameServer(old: URL, target: URL): boolean {
  if (old.hostname !== target.hostname) return false;
  if (old.protocol === target.protocol) return old.port === target.port;
  return old.protocol === "http:" && target.protocol === "https:";
}

/** Return a text decoded twice, as some servers do. */
function decodedTwice(text: string): string {
  let decoded = text;
  for (let round = 0; round < 2; round += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}
