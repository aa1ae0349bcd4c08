/** Checks of errors. */

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { errors } from "@tableau-flows/client";

/** Return what checks that an error is one of usage, whose message contains a word. */
export const isAbout =
  (word: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof errors.UsageError, inspect(error));
    assert.ok(error.message.includes(word), error.message);
    return true;
  };
