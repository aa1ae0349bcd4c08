/** Wrong options of clients and wrong arguments of calls are refused by their names. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  Client,
  connectedAppCredentials,
  errors,
  jwtCredentials,
  operations,
  sessionCredentials,
  tokenCredentials,
} from "@tableau-flows/client";
import { isAbout } from "./support/errors.js";
import { temporaryFolder } from "./support/folders.js";
import { FLOW, using } from "./support/servers.js";

const folder = temporaryFolder();

test("wrong options of a client are refused by their names", () => {
  const credentials = tokenCredentials("ci", "secret-of-the-token");
  const wrong: [string, unknown][] = [
    ["timeouts", 5],
    ["timeouts", { totl: 5 }],
    ["retry", "none"],
    ["retry", { onRetry: true }],
    ["headers", new Headers({ "X-One": "1" })],
    ["headers", new Map([["X-One", "1"]])],
    ["headers", "X-One: 1"],
    ["fetch", "node"],
    ["onProblems", true],
    ["strict", "no"],
    ["version", 3.3],
    ["retries", 5],
    ["site", "a\u0000b"],
  ];
  for (const [name, value] of wrong) {
    const options = { credentials, [name]: value } as never;
    assert.throws(() => new Client("https://server", options), isAbout(name));
  }
  assert.throws(() => new Client("https://server", undefined as never), isAbout("options"));
  assert.throws(() => tokenCredentials("a", "b", null as never), isAbout("options"));
  assert.throws(() => jwtCredentials(5 as never), isAbout("jwt"));
  assert.throws(() => jwtCredentials("a", { isUat: "no" as never }), isAbout("isUat"));
  const app = { clientId: "a", secretId: "b", secretValue: "c", user: "d" };
  assert.throws(() => connectedAppCredentials({ ...app, scopes: "x" as never }), isAbout("scopes"));
  assert.throws(() => connectedAppCredentials(undefined as never), isAbout("app"));
  assert.throws(() => sessionCredentials(undefined as never), isAbout("session"));
  assert.throws(
    () => sessionCredentials({ token: "a", siteId: "b", userId: 5 as never }),
    isAbout("userId"),
  );
});

test("wrong arguments of calls are refused by their names before anything is sent", async () => {
  const bytes = new Uint8Array([80, 75, 3, 4]);
  const publish = { name: "n", fileType: "tfl" } as const;
  await using(
    (_, response) => response.writeHead(404).end(),
    async (client, own) => {
      const call = operations.queryFlow(FLOW);
      const calls: [string, (wrong: never) => unknown, readonly unknown[]][] = [
        ["call", (wrong) => client.call(wrong), [null, undefined, 5, "x", {}]],
        ["call", (wrong) => client.list(wrong), [null, 5, {}]],
        ["options", (wrong) => client.call(call, wrong), [null, 5, "x", []]],
        ["options", (wrong) => client.flows.run(FLOW, wrong), [null, 5]],
        ["options", (wrong) => client.flows.publish(bytes, wrong), [null, 5]],
        ["options", (wrong) => client.flows.download(FLOW, folder, wrong), [null, 5]],
        ["options", (wrong) => client.jobs.wait(FLOW, wrong), [null, 5]],
        ["signal", (wrong) => client.call(call, { signal: wrong }), [5, {}, new AbortController()]],
        ["signal", (wrong) => client.flows.list({}, { signal: wrong }), [5, {}]],
        ["signal", (wrong) => client.jobs.wait(FLOW, { signal: wrong }), [5]],
        ["timeout", (wrong) => client.signOut({ timeout: wrong }), [-1, Number.NaN, "5", null]],
        ["timeout", (wrong) => client.call(call, { timeout: wrong }), [-1, Number.NaN, "5", 1e9]],
        ["onProgress", (wrong) => client.jobs.wait(FLOW, { onProgress: wrong }), [5]],
        ["labels", (wrong) => client.flows.addTags(FLOW, wrong), [undefined, "abc", { 0: "a" }]],
        ["outputSteps", (wrong) => client.flows.run(FLOW, { outputSteps: wrong }), ["abc", 5]],
        ["parameters", (wrong) => client.flows.run(FLOW, { parameters: wrong }), ["abc", 5, ["a"]]],
        ["fileType", (wrong) => client.flows.publish(bytes, { name: "n", fileType: wrong }), [5]],
        [
          "overwrite",
          (wrong) => client.flows.publish(bytes, { ...publish, overwrite: wrong }),
          ["no", 0, 1],
        ],
        [
          "onProgress",
          (wrong) => client.flows.publish(bytes, { ...publish, onProgress: wrong }),
          [5, "x"],
        ],
        [
          "to",
          (wrong) => client.flows.download(FLOW, wrong),
          [undefined, "", 5, "a\0b", new URL("http://server/x"), new URL("file://server/x")],
        ],
        ["grant", (wrong) => client.permissions.grant(FLOW, wrong), [undefined, 5]],
        [
          "allow",
          (wrong) => client.permissions.grant(FLOW, { user: FLOW, allow: wrong }),
          ["Read"],
        ],
        [
          "allow",
          (wrong) => client.permissions.revoke(FLOW, { user: FLOW, allow: wrong }),
          ["Read"],
        ],
        [
          "capability",
          (wrong) => client.permissions.revoke(FLOW, { user: FLOW, allow: ["Read", wrong] }),
          ["Reed", 5],
        ],
        ["contentUrl", (wrong) => client.switchSite(wrong), [undefined, 5, "a/b"]],
      ];
      for (const [name, make, values] of calls) {
        for (const value of values) {
          const isUrl = value instanceof URL && value.protocol === "file:";
          await assert.rejects(
            () => Promise.resolve().then(() => make(value as never)),
            isUrl && process.platform !== "win32" ? errors.TableauError : isAbout(name),
            `${name}: ${inspect(value)}`,
          );
        }
      }
      assert.ok(own.requests.length <= 2, own.requests.map((one) => one.url).join(" "));
    },
  );
});
