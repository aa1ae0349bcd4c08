/** Cookies of a session, with which load balancers route its requests to one node of the server. */

const MOST = 50;
const LONGEST = 4096;
const LONGEST_HEADER = 8192;

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly isSecure: boolean;
  readonly expires: number;
}

/** The cookies of one session. Browsers keep them by themselves, and show none here. */
export class Cookies {
  readonly #kept = new Map<string, Cookie>();

  /** Store the cookies of a response. */
  store(url: string, headers: Headers): void {
    if (typeof headers.getSetCookie !== "function") return;
    for (const header of headers.getSetCookie().slice(0, MOST)) this.#storeOne(url, header);
  }

  /** Return the header for a request; undefined if there is no cookie for it. */
  header(url: string): string | undefined {
    if (this.#kept.size === 0) return undefined;
    const { hostname, protocol, pathname } = new URL(url);
    let text = "";
    for (const [key, cookie] of this.#kept) {
      const [host = "", name = ""] = key.split("\n");
      const isUsed =
        host === hostname &&
        (protocol === "https:" || !cookie.isSecure) &&
        cookie.expires > Date.now() &&
        (pathname === cookie.path || pathname.startsWith(cookie.path.replace(/\/?$/, "/")));
      const next = `${text}${text && "; "}${name}=${cookie.value}`;
      if (isUsed && next.length <= LONGEST_HEADER) text = next;
    }
    return text || undefined;
  }

  /** Return the values, which may be secrets. */
  values(): string[] {
    return [...this.#kept.values()].map((cookie) => cookie.value);
  }

  /** Forget all cookies. */
  clear(): void {
    this.#kept.clear();
  }

  #storeOne(url: string, header: string): void {
    if (header.length > LONGEST) return;
    const [pair = "", ...attributes] = header.split(";");
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    if (equals < 1 || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return;
    if (!/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e"]*$/.test(value)) return;
    const given = new Map(
      attributes.map((text) => {
        const [key = "", ...rest] = text.split("=");
        return [key.trim().toLowerCase(), rest.join("=").trim()] as const;
      }),
    );
    const key = `${new URL(url).hostname}\n${name}`;
    const path = given.get("path");
    const expires = expiryOf(given);
    if (expires <= Date.now()) this.#kept.delete(key);
    else if (this.#kept.has(key) || this.#kept.size < MOST) {
      this.#kept.set(key, {
        value,
        path: path?.startsWith("/") ? path : "/",
        isSecure: given.has("secure"),
        expires,
      });
    }
  }
}

function expiryOf(attributes: ReadonlyMap<string, string>): number {
  const age = attributes.get("max-age");
  if (age !== undefined && /^-?[0-9]{1,10}$/.test(age)) return Date.now() + Number(age) * 1000;
  const date = Date.parse(attributes.get("expires") ?? "");
  return Number.isNaN(date) ? Infinity : date;
}
