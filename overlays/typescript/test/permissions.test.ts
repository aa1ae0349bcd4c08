/** Permissions: granted and revoked for one grantee at a time. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { errors } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";

let server: Emulator;
let flow: string;
let user: string;
before(async () => {
  server = await Emulator.start();
});
after(() => server.stop());
beforeEach(async () => {
  await server.control("POST", "reset");
  flow = await server.id("flows", "Superstore");
  user = await server.id("users", "viewer");
});

/** The capabilities of the user, with their modes. */
async function rules(client: ReturnType<Emulator["client"]>): Promise<Record<string, string>> {
  const { granteeCapabilities } = await client.permissions.get(flow);
  const own = granteeCapabilities.find((one) => one.user?.id === user);
  return Object.fromEntries((own?.capabilities ?? []).map(({ name, mode }) => [name, mode]));
}

test("what is allowed and denied is set, and revoked in the mode in which it is set", async () => {
  const client = server.client();
  await client.permissions.grant(flow, { user, allow: ["Read", "Execute"], deny: ["Delete"] });
  assert.deepEqual(await rules(client), { Read: "Allow", Execute: "Allow", Delete: "Deny" });
  await client.permissions.revoke(flow, { user, allow: ["Read"], deny: ["Delete"] });
  assert.deepEqual(await rules(client), { Execute: "Allow" });
});

test("a grant is for one grantee and names a capability, or nothing is sent", async () => {
  const client = server.client();
  const { permissions } = client;
  for (const grantee of [{}, { user, group: user }, { group: user, groupSet: user }]) {
    const grant = { ...grantee, allow: ["Read"] } as const;
    await assert.rejects(permissions.grant(flow, grant), /either user, group or groupSet/);
    await assert.rejects(permissions.revoke(flow, grant), /either user, group or groupSet/);
  }
  for (const grant of [{ user }, { user, allow: [], deny: [] }]) {
    await assert.rejects(permissions.grant(flow, grant), /nothing to grant/);
    await assert.rejects(permissions.revoke(flow, grant), /nothing to revoke/);
  }
  await assert.rejects(
    permissions.grant(flow, { user: "a/b", allow: ["Read"] }),
    errors.UsageError,
  );
  assert.equal((await server.requests()).length, 0);
});

test("a mistake in one capability leaves all others as they are", async () => {
  const client = server.client();
  await client.permissions.grant(flow, { user, allow: ["Read", "Execute"] });
  const allow = ["Read", "Reed" as "Read"] as const;
  await assert.rejects(client.permissions.revoke(flow, { user, allow }), errors.UsageError);
  assert.deepEqual(await rules(client), { Read: "Allow", Execute: "Allow" });
});
