// Generated from spec/ by `make generate`. Do not edit.
/** Upload files in parts. */

import type { Caller } from "../caller.js";

/** Upload files in parts. */
export class FileUploadsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
