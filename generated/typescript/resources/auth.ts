// Generated from spec/ by `make generate`. Do not edit.
/** Sign in, sign out, switch sites, and ask who is signed in. */

import type { Caller } from "../caller.js";

/** Sign in, sign out, switch sites, and ask who is signed in. */
export class AuthResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
