/** Credentials that cannot be used are refused, without showing what is secret in them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  connectedAppCredentials,
  errors,
  jwtCredentials,
  passwordCredentials,
  sessionCredentials,
  tokenCredentials,
} from "@tableau-flows/client";

test("a secret that cannot be one is not shown", () => {
  const app = { clientId: "a", secretId: "b", user: "d" };
  for (const secret of [" hush-hush", "hush\nhush", "hush\ud800", ""]) {
    for (const make of [
      () => tokenCredentials("n", secret),
      () => passwordCredentials("n", secret),
      () => jwtCredentials(secret),
      () => connectedAppCredentials({ ...app, secretValue: secret }),
      () => sessionCredentials({ token: secret, siteId: "s" }),
    ]) {
      assert.throws(make, (error) => {
        assert.ok(error instanceof errors.UsageError);
        assert.ok(!error.message.includes("hush"), error.message);
        return true;
      });
    }
  }
});

test("a name that cannot be one is shown", () => {
  assert.throws(() => tokenCredentials(" ci", "secret"), /name must be a text .* not " ci"/);
  assert.throws(() => passwordCredentials("", "secret"), errors.UsageError);
});
