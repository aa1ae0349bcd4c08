/** The time of a call and its cancellation: timeouts, signals, and waits before retries. */

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { Client, errors, jwtCredentials, tokenCredentials } from "@tableau-flows/client";
import { answerSignIn, failure, FLOW, reply, using } from "./support/servers.js";
import type { Answer } from "./support/servers.js";

const EMPTY = reply(
  '<pagination pageNumber="1" pageSize="1000" totalAvailable="0"/><projects></projects>',
);

test("the timeout of a call counts while the version is read and while others sign in", async () => {
  for (const silent of ["/serverinfo", "/auth/signin"]) {
    const own = createServer((request, response) => {
      if (request.url?.endsWith(silent) !== true) answerSignIn(request, response);
    });
    await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
    const { port } = own.address() as { port: number };
    try {
      const client = new Client(`http://127.0.0.1:${port}`, {
        site: "s",
        credentials: tokenCredentials("ci", "secret-of-the-token"),
        timeouts: { total: 30 },
      });
      const start = performance.now();
      const call = client.flows.get(FLOW, { timeout: 0.3 });
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof errors.RequestTimeoutError);
        assert.equal(error.sent, false);
        return true;
      });
      const took = performance.now() - start;
      assert.ok(took >= 290 && took < 5_000, `${took} ms`);
    } finally {
      own.closeAllConnections();
      own.close();
    }
  }
});

test("a function for tokens that never returns one ends with the timeout", async () => {
  await using(
    () => undefined,
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), errors.RequestTimeoutError);
      await client.close();
    },
    {
      credentials: jwtCredentials(() => new Promise(() => undefined)),
      timeouts: { total: 0.2 },
    },
  );
});

test("a signal that was aborted before cancels a list, and nothing is sent", async () => {
  const reason = new Error("no need");
  await using(
    (_, response) => response.end(EMPTY),
    async (client, own) => {
      const list = client.projects.list({}, { signal: AbortSignal.abort(reason) });
      await assert.rejects(list.toArray(), reason);
      await assert.rejects(list.first(), reason);
      assert.equal(own.requests.length, 0);
    },
  );
});

test("a signal that many calls share has one listener, and none when they have ended", async () => {
  const { signal } = new AbortController();
  await using(
    (_, response) => {
      setTimeout(() => response.end(EMPTY), 100);
    },
    async (client) => {
      const calls = Array.from({ length: 30 }, () =>
        client.projects.list({}, { signal }).toArray(),
      );
      for (let left = 200; left > 0; left -= 10) {
        assert.ok(getEventListeners(signal, "abort").length <= 1);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await Promise.all(calls);
      assert.equal(getEventListeners(signal, "abort").length, 0);
    },
  );
});

test("a wait of more than 25 days is no short one, nor many short ones", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => {
    warnings.push(warning);
  };
  process.on("warning", note);
  await using(
    (_, response) => {
      response.writeHead(429, { "Retry-After": "2600000" }).end();
    },
    async (client, own) => {
      const call = client.flows.get(FLOW, { signal: AbortSignal.timeout(400), timeout: Infinity });
      await assert.rejects(call, { name: "TimeoutError" });
      assert.equal(own.requests.length, 2); // one for the version
    },
    {
      retry: { maxRetries: 5, budget: 30_000_000, longestWait: 30_000_000 },
      timeouts: { read: Infinity, total: Infinity },
    },
  );
  process.off("warning", note);
  assert.equal(warnings[0], undefined); // timers warn of a time that they cannot wait
});

test("retries end with their budget, with the time of the call, and wait no longer than allowed", async () => {
  let after = "100";
  const answer: Answer = (_, response) => {
    response.writeHead(503, { "Retry-After": after }).end(failure("503000"));
  };
  const start = performance.now();
  await using(
    answer,
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), { status: 503, attempts: 4, retryAfter: 100 });
    },
    { retry: { maxRetries: 3, backoff: 0, longestWait: 0.05 } },
  );
  await using(
    answer,
    async (client) => {
      const call = client.flows.get(FLOW, { timeout: 5 });
      await assert.rejects(call, { status: 503, attempts: 1 }); // and no timeout
    },
    { retry: { maxRetries: 3, longestWait: 30 } },
  );
  after = "0";
  await using(
    answer,
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.TableauError);
        assert.ok(error.attempts > 1 && error.attempts < 10, String(error.attempts));
        return true;
      });
    },
    { retry: { maxRetries: 40, backoff: 0.2, longestWait: 0.2, budget: 0.5 } },
  );
  assert.ok(performance.now() - start < 4_000);
  after = String(400 * 86_400);
  await using(answer, async (client) => {
    await assert.rejects(client.flows.get(FLOW), (error) => {
      assert.ok(error instanceof errors.ApiError);
      assert.equal(error.retryAfter, undefined);
      return true;
    });
  });
});
