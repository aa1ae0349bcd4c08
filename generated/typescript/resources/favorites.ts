// Generated from spec/ by `make generate`. Do not edit.
/** Favorites of users. */

import type { Caller } from "../caller.js";

/** Favorites of users. */
export class FavoritesResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
