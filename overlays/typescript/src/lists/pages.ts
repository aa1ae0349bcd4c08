/** The state of a list while its pages are read: the next page, and whether it has ended. */

import * as errors from "#generated/errors.js";
import type { Operation, PagedInfo } from "#generated/operation.js";
import { PAGING } from "#generated/protocol.js";

/** Maximum consecutive pages with only items of previous pages, as when many items are added. */
const MOST_REPEATED = 3;
/** Maximum consecutive empty pages before the end; missing permissions can make some empty. */
const MOST_EMPTY = 100;

/** The page that a reply holds. */
export interface Page {
  readonly items: readonly unknown[];
  readonly pagination: PageFacts | undefined;
}

/** What the server tells of a page. */
export interface PageFacts {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalAvailable: number;
}

/** The state of reading one list. */
export class Pages {
  readonly paged: PagedInfo;
  /** The number of the next page. */
  number: number;
  /** The number of items on the server, as of the last page. */
  total: number | undefined;
  ended = false;
  #size: number;
  readonly #operation: Operation<unknown>;
  readonly #first: number;
  #firstTotal: number | undefined;
  #received = 0;
  #withoutNew = 0;
  #before = new Set<string>();
  #latest = new Set<string>();

  constructor(operation: Operation<unknown>) {
    const { info } = operation;
    if (info.paged === undefined) {
      throw new errors.UsageError(`${info.id} is not a list that is read page by page`);
    }
    this.paged = info.paged;
    const given = new Map(operation.query);
    const size = info.parameters.find((one) => one.name === info.paged?.size);
    // The largest pages that are allowed need the fewest requests.
    this.#size = Number(given.get(this.paged.size) ?? size?.maximum ?? PAGING.defaultSize);
    this.#first = this.number = Number(given.get(this.paged.number) ?? PAGING.first);
    this.#operation = operation.withQuery(this.paged.size, String(this.#size));
  }

  /** Return the call for a page. */
  page(number: number): Operation<unknown> {
    return this.#operation.withQuery(this.paged.number, String(number));
  }

  /** Return the same list in pages of one item, from the same item on. */
  ofOne(): Pages {
    const number = (this.#first - 1) * this.#size + 1;
    const operation = this.#operation.withQuery(this.paged.size, "1");
    return new Pages(operation.withQuery(this.paged.number, String(number)));
  }

  /** Whether there is certainly another page after the current one. */
  hasMore(page: Page): boolean {
    const total = page.pagination?.totalAvailable ?? -1;
    return total > this.number * this.#size && page.items.length > 0;
  }

  /**
   * Finish the current page.
   *
   * @returns The items that the two pages before it did not have: when items are added or deleted
   *   while a list is read, others move to another page.
   */
  finish(page: Page): unknown[] {
    const ids = new Set<string>();
    const fresh: unknown[] = [];
    for (const item of page.items) {
      const named = (item as { id?: unknown }).id;
      const key = typeof named === "string" ? named : JSON.stringify(item);
      const isNew = !this.#before.has(key) && !this.#latest.has(key);
      // Two equal items without an id on one page are both kept.
      if (isNew && (typeof named !== "string" || !ids.has(key))) fresh.push(item);
      ids.add(key);
    }
    const count = page.items.length;
    this.#received += count;
    this.#withoutNew = fresh.length > 0 ? 0 : this.#withoutNew + 1;
    const total = page.pagination?.totalAvailable ?? -1;
    if (page.pagination === undefined || total < 0) {
      // Without a total, only a full page with new items is followed by another one.
      this.ended = fresh.length === 0 || count !== this.#size;
    } else {
      this.#finishWithTotal(page.pagination, count, fresh.length);
    }
    this.number += 1;
    this.#before = this.#latest;
    this.#latest = ids;
    return fresh;
  }

  /** Whether an error only means that no pages are left, since items were deleted. */
  isEnd(error: unknown): boolean {
    return (
      error instanceof errors.ApiError &&
      error.code === PAGING.pastTheEnd &&
      this.number > this.#first
    );
  }

  #finishWithTotal(facts: PageFacts, count: number, fresh: number): void {
    const total = (this.total = facts.totalAvailable);
    this.#firstTotal ??= total;
    // Servers can have smaller pages than requested.
    if (facts.pageSize >= 1 && facts.pageSize <= Math.max(this.#size, count)) {
      this.#size = facts.pageSize;
    }
    const keepsGrowing =
      count === 0 && this.#withoutNew > Math.floor(this.#firstTotal / this.#size) + 1;
    const isLast = this.number * this.#size >= total || keepsGrowing;
    // The total can be wrong: too many items on the last page, or too few in all.
    const tooMany = count === this.#size && this.number * this.#size > total;
    const tooFew = (this.#first - 1) * this.#size + this.#received < total;
    this.ended = isLast && !(fresh > 0 && (tooMany || tooFew));
    if (this.ended) return;
    const isRepeated = count > 0 && fresh === 0;
    const isOther = facts.pageNumber !== this.number;
    const isStuck = isRepeated && (isOther || this.#withoutNew >= MOST_REPEATED);
    if (isStuck || this.#withoutNew >= MOST_EMPTY) {
      const { info } = this.#operation;
      throw new errors.UnreadableReplyError(
        `${info.id}: the server sends the same items again in place of page ${this.number}`,
        { operation: info.id, method: info.method, status: info.status },
      );
    }
  }
}
