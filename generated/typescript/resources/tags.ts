// Generated from spec/ by `make generate`. Do not edit.
/** Tags of several flows at once. */

import type { Caller } from "../caller.js";

/** Tags of several flows at once. */
export class TagsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
