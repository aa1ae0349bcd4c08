/** Replies that are large, slow or in many pieces, and documents of many elements. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Client, errors, operations, sessionCredentials } from "@tableau-flows/client";
import { FLOW, reply, TOKEN, using } from "./support/servers.js";
import type { Answer } from "./support/servers.js";

const EMPTY = reply(
  '<pagination pageNumber="1" pageSize="1000" totalAvailable="0"/><projects></projects>',
);

test("a large reply of announced length may take longer than the timeout between two pieces", async () => {
  await using(
    (_, response) => {
      response.setHeader("Content-Length", EMPTY.length);
      let at = 0;
      const timer = setInterval(() => {
        response.write(EMPTY.slice(at, at + 20));
        at += 20;
        if (at < EMPTY.length) return;
        clearInterval(timer);
        response.end();
      }, 100);
    },
    async (client) => {
      assert.deepEqual(await client.projects.list().toArray(), []);
    },
    { timeouts: { read: 0.4 } },
  );
});

test("the limit of a reply counts bytes after decompression, whatever length is announced", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
  await using(
    (_, response) => {
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("Content-Length", bomb.length);
      response.end(bomb);
    },
    async (client) => {
      await assert.rejects(client.projects.list().toArray(), /more than 1000000 bytes/);
    },
    { maxReplyBytes: 1_000_000 },
  );
});

test("a fetch that announces a wrong length does not get past the limit", async () => {
  const client = new Client("http://127.0.0.1:9", {
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    maxReplyBytes: 100_000,
    fetch: () => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(new Uint8Array(10_000));
        },
      });
      return Promise.resolve(new Response(body, { headers: { "Content-Length": "10" } }));
    },
  });
  await assert.rejects(client.flows.get(FLOW), /more than 100000 bytes/);
});

test("a reply of many small pieces is whole", async () => {
  const name = "é".repeat(40_000);
  const text = Buffer.from(reply(`<flow id="${FLOW}" name="${name}"><project id="p"/></flow>`));
  await using(
    (_, response) => {
      for (let at = 0; at < text.length; at += 999) response.write(text.subarray(at, at + 999));
      response.end();
    },
    async (client) => {
      assert.equal((await client.flows.get(FLOW)).name, name);
    },
  );
});

test("a page of very many items is read, also by a server that ignores the size of pages", async () => {
  const count = 200_000;
  const items = Array.from({ length: count }, (_, i) => `<project id="${i}" name="n"/>`).join("");
  const facts = `<pagination pageNumber="1" pageSize="${count}" totalAvailable="${count}"/>`;
  await using(
    (_, response) => response.end(reply(`${facts}<projects>${items}</projects>`)),
    async (client) => {
      assert.equal((await client.projects.list().toArray()).length, count);
    },
  );
});

test("white space in values and names takes time in proportion to its length", async () => {
  const spaces = " ".repeat(400_000);
  const body = reply(
    `<flow id="${FLOW}" name="n" createdAt=" 1${spaces}2"><project id="p"/></flow>`,
  );
  await using(
    (_, response) => response.end(body),
    async (client) => {
      const start = performance.now();
      assert.equal((await client.flows.get(FLOW)).createdAt, undefined);
      assert.ok(performance.now() - start < 2_000);
    },
  );
});

test("a document of very many elements can be sent", () => {
  const tags = Array.from({ length: 200_000 }, () => ({ label: "x" }));
  const body = operations.addTagsToFlow(FLOW, { tags }).body();
  assert.ok(body !== undefined && "document" in body);
  assert.ok(body.document.length > 200_000 * 10);
});

test("a body that does not come is lost, not an empty one of a server that failed", async () => {
  let ended = false;
  await using(
    (_, response) => {
      response.writeHead(500, { "Content-Length": 100 });
      if (ended) response.destroy();
      else response.flushHeaders();
    },
    async (client) => {
      const how = { timeout: 0.3 };
      const isLost = (error: unknown): boolean =>
        error instanceof errors.UnreadableReplyError && error.incomplete === true;
      await assert.rejects(client.flows.get(FLOW, how), isLost);
      await assert.rejects(client.flows.delete(FLOW, how), errors.OutcomeUnknownError);
      ended = true;
      await assert.rejects(client.flows.delete(FLOW, how), errors.OutcomeUnknownError);
    },
  );
  const answer: Answer = (_, response) => response.writeHead(500).end();
  await using(answer, async (client) => {
    await assert.rejects(client.flows.get(FLOW), errors.ServerError);
    await assert.rejects(client.flows.delete(FLOW), errors.ServerError);
  });
});

test("an empty body of something in front of the server tells nothing of the server", async () => {
  let status = 502;
  const answer: Answer = (_, response) => response.writeHead(status).end();
  const how = { retry: { maxRetries: 0 } };
  const check = async (client: Client): Promise<void> => {
    for (status of [400, 404, 502, 504, 520]) {
      await assert.rejects(client.flows.get(FLOW), errors.UnreadableReplyError, String(status));
    }
    for (status of [500, 501, 599]) {
      await assert.rejects(client.flows.get(FLOW), errors.ServerError, String(status));
    }
  };
  await using(answer, check, how);
});

test("pages without items end, whatever total the server tells", async () => {
  const facts = '<pagination pageNumber="1" pageSize="1000" totalAvailable="99999999"/>';
  await using(
    (_, response) => response.end(reply(`${facts}<projects/>`)),
    async (client, own) => {
      await assert.rejects(client.projects.list().toArray(), errors.UnreadableReplyError);
      assert.ok(own.requests.length < 120);
    },
  );
});
