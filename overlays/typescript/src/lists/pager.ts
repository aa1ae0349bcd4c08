/** Lists that are read page by page, with the next page on its way while one is used. */

import type { CallOptions, Pager } from "#generated/caller.js";
import type { Operation } from "#generated/operation.js";
import { PAGING } from "#generated/protocol.js";
import { checkOperation, sendForReply } from "../calls/call.js";
import { onAbort } from "../http/signals.js";
import { checkCallOptions } from "../options.js";
import type { Session } from "../session/session.js";
import { Pages } from "./pages.js";
import type { Page, PageFacts } from "./pages.js";

/** A list that is read as far as it is needed; each iteration reads it again. */
export class LazyList<Item> implements Pager<Item> {
  readonly #session: Session;
  readonly #operation: Operation<readonly Item[]>;
  readonly #options: CallOptions;
  #latest: Pages;

  constructor(session: Session, operation: Operation<readonly Item[]>, options: CallOptions = {}) {
    checkCallOptions(options);
    this.#session = session;
    this.#operation = checkOperation(operation);
    this.#options = options;
    this.#latest = new Pages(operation);
  }

  get knownTotal(): number | undefined {
    return this.#latest.total;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const page of this.pages()) yield* page;
  }

  async *pages(): AsyncGenerator<readonly Item[]> {
    const pages = (this.#latest = new Pages(this.#operation));
    const cancel = new AbortController();
    const { signal } = this.#options;
    const stop = (): void => {
      cancel.abort(signal?.reason);
    };
    if (signal?.aborted) stop();
    const stopListening = onAbort(signal ?? undefined, stop);
    let next: Promise<Page | Failed> | undefined;
    try {
      while (!pages.ended) {
        const page = await (next ?? this.#read(pages, pages.number, cancel.signal));
        if ("error" in page) {
          if (pages.isEnd(page.error)) return;
          throw page.error;
        }
        // The next page is on its way while the caller uses this one.
        next = pages.hasMore(page) ? this.#read(pages, pages.number + 1, cancel.signal) : undefined;
        const fresh = pages.finish(page) as Item[];
        if (fresh.length > 0) yield fresh;
      }
    } finally {
      stopListening();
      cancel.abort();
    }
  }

  async first(): Promise<Item | undefined> {
    const pages = (this.#latest = new Pages(this.#operation).ofOne());
    const page = await this.#read(pages, pages.number, this.#options.signal);
    if ("error" in page) throw page.error;
    pages.finish(page);
    return page.items[0] as Item | undefined;
  }

  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of this.pages()) for (const item of page) items.push(item);
    return items;
  }

  /** Read a page; a failure is a value, so that one of a page that nobody wants is no error. */
  async #read(
    pages: Pages,
    number: number,
    signal: AbortSignal | undefined,
  ): Promise<Page | Failed> {
    try {
      const options = { ...this.#options, signal };
      const reply = await sendForReply(this.#session, pages.page(number), options);
      const model = reply as Record<string, unknown>;
      return {
        items: (model[pages.paged.items] ?? []) as readonly unknown[],
        pagination: model[PAGING.pagination] as PageFacts | undefined,
      };
    } catch (error) {
      return { error };
    }
  }
}

interface Failed {
  readonly error: unknown;
}
