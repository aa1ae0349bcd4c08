/** A `fetch` of the caller that ignores its signal: calls end in time all the same. */

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { Client, errors, sessionCredentials } from "@tableau-flows/client";
import type { ClientOptions } from "@tableau-flows/client";
import { FLOW, reply, soon, TOKEN } from "./support/servers.js";

const ONE_FLOW = reply(`<flow id="${FLOW}" name="Orders"/>`);
const PIECE = `PK\u0003\u0004${" ".repeat(10_000)}`;
const VERSION = reply(
  "<serverInfo><productVersion build='1'>2026.1</productVersion>" +
    "<restApiVersion>3.30</restApiVersion></serverInfo>",
);

/** A client whose calls get what a function returns, after the request for the version. */
function clientWith(
  answer: (signal: AbortSignal) => Promise<Response>,
  options: Partial<ClientOptions> = {},
): Client {
  return new Client("https://server.example", {
    site: "s",
    version: "3.20",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    fetch: (input, init) => {
      const isVersion = (input as string).endsWith("/serverinfo");
      return isVersion ? Promise.resolve(new Response(VERSION)) : answer(init?.signal as never);
    },
    ...options,
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A body with one piece and no end, which tells when it is cancelled; that takes for ever. */
function endless(onCancel: () => void = () => undefined): ReadableStream<Uint8Array> {
  let isFirst = true;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!isFirst) return new Promise<void>(() => undefined);
        isFirst = false;
        controller.enqueue(new TextEncoder().encode(PIECE));
        return undefined;
      },
      cancel() {
        onCancel();
        return new Promise<void>(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

function never(): Promise<Response> {
  return new Promise<Response>(() => undefined);
}

const SILENT: [string, () => Promise<Response>][] = [
  ["no response", never],
  ["no end of the body", () => Promise.resolve(new Response(endless()))],
];

test("a call through a fetch that ignores its signal ends with its timeouts", async () => {
  // What its body says is of less use than its status.
  const failing = clientWith(() => Promise.resolve(new Response(endless(), { status: 500 })));
  await assert.rejects(soon(failing.flows.get(FLOW, { timeout: 0.1 })), { status: 500 });
  for (const [name, answer] of SILENT) {
    const inAll = clientWith(answer).flows.get(FLOW, { timeout: 0.1 });
    await assert.rejects(soon(inAll), (error) => {
      assert.ok(error instanceof errors.RequestTimeoutError, `${name}: ${String(error)}`);
      assert.match(error.message, /the call had not ended within 0.1 s/, name);
      return true;
    });
    const reading = clientWith(answer, { timeouts: { read: 0.1 } }).flows.get(FLOW);
    await assert.rejects(soon(reading), (error) => {
      assert.ok(error instanceof errors.RequestTimeoutError, `${name}: ${String(error)}`);
      assert.match(error.message, /no data arrived within 0.1 s/, name);
      return true;
    });
  }
});

test("a call through a fetch that ignores its signal ends when the caller aborts it", async () => {
  for (const [name, answer] of SILENT) {
    const cancel = new AbortController();
    const reason = new RangeError("no need");
    const call = clientWith(answer).flows.get(FLOW, { signal: cancel.signal });
    setTimeout(() => {
      cancel.abort(reason);
    }, 50);
    await assert.rejects(soon(call), reason, name);
  }
});

test("a stream of a fetch that ignores its signal ends with the timeout and the signal", async () => {
  const fetched = () => {
    const headers = { "Content-Type": "application/octet-stream" };
    return Promise.resolve(new Response(endless(), { headers }));
  };
  const client = clientWith(fetched, { timeouts: { transferRead: 0.1 } });
  const all = async (): Promise<void> => {
    for await (const piece of await client.flows.stream(FLOW))
      assert.equal(piece.length, PIECE.length);
  };
  await assert.rejects(soon(all()), errors.RequestTimeoutError);
  const cancel = new AbortController();
  const reason = new RangeError("enough");
  const one = async (): Promise<void> => {
    const pieces = await clientWith(fetched).flows.stream(FLOW, { signal: cancel.signal });
    for await (const piece of pieces) {
      assert.equal(piece.length, PIECE.length);
      cancel.abort(reason); // before the next piece is asked for
    }
  };
  await assert.rejects(soon(one()), reason);
});

test("the body of a response that comes too late is cancelled", async () => {
  let cancelled: (() => void) | undefined;
  const isCancelled = new Promise<void>((resolve) => (cancelled = resolve));
  const client = clientWith(async () => {
    await pause(150);
    return new Response(endless(cancelled));
  });
  await assert.rejects(client.flows.get(FLOW, { timeout: 0.05 }), errors.RequestTimeoutError);
  await soon(isCancelled);
});

test("the body of a response is cancelled if the rest of it comes too late", async () => {
  let cancelled: (() => void) | undefined;
  const isCancelled = new Promise<void>((resolve) => (cancelled = resolve));
  const client = clientWith(() => Promise.resolve(new Response(endless(cancelled))));
  await assert.rejects(client.flows.get(FLOW, { timeout: 0.05 }), errors.RequestTimeoutError);
  await soon(isCancelled);
});

test("what a fetch does after its call has ended is no unhandled rejection", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  process.on("unhandledRejection", note);
  try {
    const locked = new Response(ONE_FLOW);
    locked.body?.getReader();
    const late: (() => unknown)[] = [
      () => {
        throw new RangeError("late");
      },
      () => undefined,
      () => null,
      () => "a text",
      () => ({ body: 5 }),
      () => locked, // whose body cannot be cancelled
    ];
    const answers: ((signal: AbortSignal) => Promise<Response>)[] = late.map((make) => async () => {
      await pause(100);
      return make() as Response;
    });
    answers.push(() => {
      const body = new ReadableStream<Uint8Array>({
        async pull() {
          await pause(100);
          throw new RangeError("late body");
        },
      });
      return Promise.resolve(new Response(body));
    });
    for (const answer of answers) {
      const call = clientWith(answer).flows.get(FLOW, { timeout: 0.05 });
      await assert.rejects(call, errors.RequestTimeoutError);
      await pause(100);
    }
    assert.deepEqual(unhandled, []);
  } finally {
    process.off("unhandledRejection", note);
  }
});

test("a redirect does not wait for a body whose cancellation never ends", async () => {
  let count = 0;
  const client = clientWith(() => {
    count += 1;
    const headers = { Location: "https://server.example/api/3.20/x/y" };
    const isFirst = count === 1;
    return Promise.resolve(
      isFirst ? new Response(endless(), { status: 307, headers }) : new Response(ONE_FLOW),
    );
  });
  assert.equal((await soon(client.flows.get(FLOW))).name, "Orders");
});

test("the signal of a request has no listeners when its call has ended", async () => {
  const signals: AbortSignal[] = [];
  let most = 0;
  const client = clientWith((signal) => {
    signals.push(signal);
    const pieces = Array.from(ONE_FLOW, (letter) => new TextEncoder().encode(letter));
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await pause(0);
        most = Math.max(most, getEventListeners(signal, "abort").length);
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    return Promise.resolve(new Response(body));
  });
  assert.equal((await client.flows.get(FLOW)).name, "Orders");
  await assert.rejects(
    clientWith((signal) => {
      signals.push(signal);
      return Promise.reject(new TypeError("no such thing"));
    }).flows.get(FLOW),
    errors.ConnectionFailedError,
  );
  assert.equal(signals.length, 2);
  assert.ok(most <= 1, `${most} listeners`);
  for (const signal of signals) assert.equal(getEventListeners(signal, "abort").length, 0);
});
