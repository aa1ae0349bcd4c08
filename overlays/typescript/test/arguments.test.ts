/** Arguments of calls: what is checked before anything is sent, and what is sent for them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { errors, operations } from "@tableau-flows/client";
import type { Operation } from "@tableau-flows/client";
import {
  buildRequest,
  bytesOf,
  checkVersion,
  parseVersion,
  versionText,
} from "@tableau-flows/client/wire";

const SESSION = { token: "token-1", siteId: "site-1" };
const FLOW = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";

function documentOf(operation: Operation<unknown>): string {
  const body = operation.body();
  assert.ok(body && "document" in body);
  return body.document;
}

test("ids that would change the path are refused, and so are addresses and numbers", () => {
  for (const id of [
    "",
    "..",
    "a/b",
    "a?b",
    "a#b",
    "a%2Fb",
    " a",
    "\n",
    "https://t/#/flows/7",
    "7",
  ]) {
    assert.throws(() => operations.queryFlow(id), errors.UsageError, id);
  }
  assert.throws(() => operations.queryFlow({}), /an object without an id/);
  assert.equal(operations.queryFlow({ id: FLOW }).path.split("/").at(-1), FLOW);
});

test("free texts in the path are encoded whole", () => {
  const { path } = operations.deleteTagFromFlow(FLOW, "a/b c?é");
  assert.equal(path.split("/").at(-1), "a%2Fb%20c%3F%C3%A9");
});

test("arguments that do not exist are refused by their name", () => {
  const args = { pagesize: 3 } as object;
  assert.throws(() => operations.queryFlowsForSite(args), /has no argument "pagesize"/);
  const project = { name: "A", apiVersion: "3.1" } as { name: string };
  assert.throws(() => operations.publishFlow(project), /has no argument "apiVersion"/);
});

test("numbers out of range, wrong types and unknown words are refused", () => {
  for (const pageSize of [0, 1001, 1.5, NaN, "7" as unknown as number]) {
    assert.throws(() => operations.queryFlowsForSite({ pageSize }), /pageSize must be/);
  }
  assert.throws(() => operations.publishFlow({ name: "A", flowType: "twb" as "tfl" }), /one of/);
  assert.throws(() => operations.publishFlow({ name: "\u0000" }), /control character/);
  assert.throws(() => operations.updateFlow(FLOW, {}), /nothing to change/);
  assert.throws(() => operations.addTagsToFlow(FLOW, { tags: [] }), /at least one/);
});

test("texts in the query have a limit, and so have free texts in the path", () => {
  const filter = "name:eq:".padEnd(8_000, "x");
  assert.equal(operations.queryFlowsForSite({ filter }).query.length, 1);
  assert.throws(
    () => operations.queryFlowsForSite({ filter: `${filter}x` }),
    /filter has 8001 characters; at most 8000 can be sent/,
  );
  operations.deleteTagFromFlow(FLOW, "x".repeat(1_000));
  for (const tag of ["x".repeat(1_001), "", ".", ".."]) {
    assert.throws(() => operations.deleteTagFromFlow(FLOW, tag), errors.UsageError);
  }
});

test("a value that XML cannot hold is refused without showing it", () => {
  for (const label of ["a\u0001b", "a\ud800b", "a\ufffeb"]) {
    assert.throws(
      () => operations.addTagsToFlow(FLOW, { tags: [{ label }] }),
      (error) => {
        assert.ok(error instanceof errors.UsageError);
        assert.match(error.message, /^TagToAdd\.label contains the character U\+[0-9A-F]{4}/);
        return true;
      },
    );
  }
  const tags = [{ label: "a\tb\nc" }];
  assert.match(documentOf(operations.addTagsToFlow(FLOW, { tags })), /label="a&#9;b&#10;c"/);
});

test("the secrets of a call are all of its secret values, however deep they are", () => {
  const connection = (password: string) => ({
    serverAddress: "db",
    connectionCredentials: { name: "etl", password },
  });
  const operation = operations.publishFlow({
    name: "n",
    connections: [connection("hush-one"), connection("hush-two")],
  });
  assert.deepEqual([...operation.secrets()].sort(), ["hush-one", "hush-two"]);
  assert.deepEqual(operation.withQuery("overwrite", "true").secrets(), operation.secrets());
});

test("errors about secrets do not show them", () => {
  const connection = "8b5f2c4e-0d0f-4e7a-9f0e-0a4ff6f5b7aa";
  for (const password of ["hush\u0001hush", { hush: "hush" } as unknown as string]) {
    try {
      operations.updateFlowConnection(FLOW, connection, { password });
      assert.fail("it was accepted");
    } catch (error) {
      assert.ok(error instanceof errors.UsageError);
      assert.ok(!error.message.includes("hush"), error.message);
    }
  }
});

test("documents have what is given in the order of the schema, and no more", () => {
  const operation = operations.publishFlow({ name: 'A & "B" <é>', description: "" });
  const body = operation.body();
  assert.ok(body && "parts" in body);
  const text = new TextDecoder().decode(body.parts[0]?.content as Uint8Array);
  const flow = '<flow name="A &amp; &quot;B&quot; &lt;é&gt;" description=""/>';
  assert.equal(text, `<tsRequest>${flow}</tsRequest>`);
  const moved = operations.updateFlow(FLOW, { project: "p-1" });
  assert.equal(documentOf(moved), '<tsRequest><flow><project id="p-1"/></flow></tsRequest>');
});

test("models with fields that do not exist are refused", () => {
  const tags = [{ label: "a", lable: "b" }];
  assert.throws(() => operations.addTagsToFlow(FLOW, { tags }), /has no field "lable"/);
});

test("an operation shows neither its body nor its secrets", async () => {
  const { inspect } = await import("node:util");
  const credentials = {
    personalAccessTokenName: "n",
    personalAccessTokenSecret: "hush-hush",
    site: { contentUrl: "" },
  };
  const operation = operations.signIn({ credentials });
  assert.deepEqual(operation.secrets(), ["hush-hush"]);
  assert.ok(documentOf(operation).includes("hush-hush"));
  for (const text of [inspect(operation, { depth: 9 }), JSON.stringify(operation)]) {
    assert.ok(!text.includes("hush-hush"));
  }
});

test("an argument that is newer than the server is refused", () => {
  const operation = operations.runFlowNow(FLOW, {
    flowRunSpec: { flowParameterSpecs: [{ parameterId: "p", overrideValue: "v" }] },
  });
  checkVersion(operation, [3, 30]);
  assert.throws(() => {
    checkVersion(operation, [3, 14]);
  }, errors.VersionError);
  assert.throws(() => {
    checkVersion(operations.getFlowRuns(), [3, 9]);
  }, /needs version 3\.10/);
});

test("versions are compared as pairs of numbers", () => {
  const call = operations.getFlowRuns(); // since 3.10
  for (const version of [
    [3, 10],
    [3, 30],
    [4, 0],
    [10, 1],
  ] as const)
    checkVersion(call, version);
  for (const version of [
    [3, 9],
    [3, 2],
    [2, 30],
  ] as const) {
    assert.throws(() => {
      checkVersion(call, version);
    }, errors.VersionError);
  }
  assert.deepEqual(parseVersion(" 3.30 "), [3, 30]);
  assert.equal(versionText([3, 30]), "3.30");
  for (const text of ["3", "3.", "3.30.1", "v3.30", "3.123456"]) {
    assert.equal(parseVersion(text), undefined);
  }
});

test("a multipart body has the announced length, also with names beyond ASCII", async () => {
  const operation = operations.publishFlow({
    name: "Täglich",
    fileName: 'a"b\r\nc.tfl',
    content: new Blob(["content"]),
  });
  const { body, headers, url } = buildRequest("https://t", operation, [3, 30], SESSION);
  assert.ok(body);
  let text = "";
  let length = 0;
  for await (const chunk of bytesOf(body)) {
    length += chunk.length;
    text += new TextDecoder().decode(chunk);
  }
  assert.equal(length, body.length);
  assert.equal(headers["X-Tableau-Auth"], "token-1");
  assert.equal(url, "https://t/api/3.30/sites/site-1/flows");
  assert.match(text, /name="tableau_flow"; filename="abc\.tfl"\r\n/);
  assert.match(text, /\r\n\r\ncontent\r\n--tableau-flows-[0-9a-f]{32}--\r\n$/);
});
