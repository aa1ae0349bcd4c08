/** What the classes of resources need: something that sends calls. */

import type { Operation } from "./operation.js";

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds for the whole call, with retries and sign-in; those of the client if omitted. */
  readonly timeout?: number | undefined;
}

/** A list that is read page by page, as far as it is needed; each iteration reads it again. */
export interface Pager<Item> extends AsyncIterable<Item> {
  /** The number of items as of the page read last, if the server sends it. */
  readonly knownTotal: number | undefined;
  /** Iterate over whole pages. */
  pages(): AsyncIterable<readonly Item[]>;
  /** Return the first item; undefined if there is none. */
  first(): Promise<Item | undefined>;
  /** Return all items. */
  toArray(): Promise<Item[]>;
}

/** Sends calls. */
export interface Caller {
  /** Send a call and return its result. */
  call<Result>(operation: Operation<Result>, options?: CallOptions): Promise<Result>;
  /** Return a list that is read page by page. */
  list<Item>(operation: Operation<readonly Item[]>, options?: CallOptions): Pager<Item>;
}
