// Generated from spec/ by `make generate`. Do not edit.
/** Information about the server. */

import type { Caller } from "../caller.js";

/** Information about the server. */
export class ServerResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
