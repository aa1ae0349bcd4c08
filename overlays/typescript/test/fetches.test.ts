/** What is used of `fetch`: how bodies are read, and what a function in its place may do. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client, errors, operations, sessionCredentials } from "@tableau-flows/client";
import type { ClientOptions, Operation } from "@tableau-flows/client";
import { buildRequest, catalog } from "@tableau-flows/client/wire";
import { answerSignIn, reply, serve } from "./support/servers.js";

const FLOW = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";
const TOKEN = "token-of-the-session";
const ONE_FLOW = reply(`<flow id="${FLOW}" name="Orders"/>`);

function clientOf(url: string, options: Partial<ClientOptions> = {}): Client {
  return new Client(url, {
    site: "s",
    version: "3.20",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    ...options,
  });
}

/** A client whose calls get what a function returns, after the request for the version. */
function clientWith(answer: () => unknown): Client {
  const version = reply(
    "<serverInfo><productVersion build='1'>2026.1</productVersion>" +
      "<restApiVersion>3.30</restApiVersion></serverInfo>",
  );
  return clientOf("https://server.example", {
    fetch: ((input: string) =>
      input.endsWith("/serverinfo")
        ? Promise.resolve(new Response(version))
        : answer()) as typeof fetch,
  });
}

function streamOf<Piece>(pieces: readonly Piece[]): ReadableStream<Piece> {
  return new ReadableStream<Piece>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function failing(reason: unknown): Promise<never> {
  await Promise.resolve();
  throw reason;
}

async function read(): Promise<Response> {
  const response = new Response(ONE_FLOW);
  const reader = response.body?.getReader();
  await reader?.read();
  reader?.releaseLock();
  return response;
}

function locked(): Response {
  const response = new Response(ONE_FLOW);
  response.body?.getReader();
  return response;
}

test("a fetch that returns something else than a response is named as what is at fault", async () => {
  const headers = new Headers();
  const nonsense: [string, () => unknown, RegExp][] = [
    ["undefined", () => undefined, /returned undefined in place of a Response/],
    ["a promise of null", () => Promise.resolve(null), /returned null in place of a Response/],
    ["a text", () => TOKEN, /returned a text in place of a Response/],
    ["no status", () => ({ headers }), /a response without a status/],
    ["a wrong status", () => ({ status: NaN, headers }), /a response without a status/],
    ["a text as status", () => ({ status: "200", headers }), /a response without a status/],
    ["no headers", () => ({ status: 200 }), /a response without headers that can be read/],
    [
      "headers as null",
      () => ({ status: 200, headers: null }),
      /a response without headers that can be read/,
    ],
    ["other headers", () => ({ status: 200, headers: { a: 1 } }), /without headers that can be/],
    [
      "a wrong header",
      () => ({ status: 200, headers: [["a b", "c"]] }),
      /without headers that can/,
    ],
    ["a text as body", () => ({ status: 200, headers, body: "x" }), /not a ReadableStream/],
    ["a read body", read, /whose body was read already/],
    ["a locked body", locked, /whose body was read already/],
    [
      "a body of texts",
      () => ({ status: 200, headers, body: streamOf(["<a/>"]) }),
      /has something else than bytes/,
    ],
  ];
  for (const [name, answer, told] of nonsense) {
    await assert.rejects(clientWith(answer).flows.get(FLOW), (error) => {
      assert.ok(error instanceof errors.UnreadableReplyError, `${name}: ${String(error)}`);
      assert.match(error.message, told, name);
      assert.match(error.message, /the function that was given to the client as fetch/, name);
      assert.ok(!error.message.includes(TOKEN), name);
      return true;
    });
  }
});

test("a fetch that fails with something else than an error is named as what is at fault", async () => {
  const failures: [string, () => unknown, RegExp][] = [
    ["a number", () => failing(5), /given to the client as fetch failed with 5, not an Error/],
    ["a text", () => failing(TOKEN), /as fetch failed with a text, not an Error/],
    [
      "nothing",
      () => {
        throw undefined;
      },
      /as fetch failed with undefined, not an Error/,
    ],
    [
      "an error at once",
      () => {
        throw new TypeError("no such thing");
      },
      /got no response: no such thing/,
    ],
  ];
  for (const [name, answer, told] of failures) {
    await assert.rejects(clientWith(answer).flows.get(FLOW), (error) => {
      assert.ok(error instanceof errors.ConnectionFailedError, `${name}: ${String(error)}`);
      assert.match(error.message, told, name);
      assert.equal(error.sent, true, name);
      assert.ok(!error.message.includes(TOKEN), name);
      return true;
    });
    // What has sent the request is not known, so it may have been performed.
    await assert.rejects(clientWith(answer).flows.delete(FLOW), errors.OutcomeUnknownError, name);
  }
});

test("a response of another library is read, with headers of its own", async () => {
  const body = new Response(ONE_FLOW).body;
  const headers = [["Content-Type", "application/xml"]];
  const client = clientWith(() => ({ status: 200, headers, body }));
  assert.equal((await client.flows.get(FLOW)).name, "Orders");
  const missing = clientWith(() => ({ status: 404, headers: [["Retry-After", "7"]], body: null }));
  await assert.rejects(missing.flows.get(FLOW), { status: 404, retryAfter: 7 });
});

/** Answer the request for the version; false for any other. */
function isVersion(request: IncomingMessage, response: ServerResponse): boolean {
  return request.url?.endsWith("/serverinfo") === true && answerSignIn(request, response);
}

test("requests for two sites in turn have the id of their own site", () => {
  const call = operations.queryFlow(FLOW);
  for (const siteId of ["site-1", "site-2", "site-1"]) {
    const { url } = buildRequest("https://server.example", call, [3, 20], { token: TOKEN, siteId });
    assert.equal(url, `https://server.example/api/3.20/sites/${siteId}/flows/${FLOW}`);
  }
});

test("replies of any length are read whole, and their connections are used again", async () => {
  let name = "";
  let isAnnounced = true;
  const own = await serve((request, response) => {
    if (isVersion(request, response)) return;
    const text = reply(`<flow id="${FLOW}" name="${name}"/>`);
    if (isAnnounced) response.setHeader("Content-Length", Buffer.byteLength(text));
    response.end(text);
  });
  try {
    const client = clientOf(own.url);
    for (const length of [1, 16_384, 65_536, 1_000_000]) {
      for (isAnnounced of [true, false]) {
        name = "n".repeat(length);
        for (let call = 0; call < 3; call += 1) {
          assert.equal((await client.flows.get(FLOW)).name, name);
        }
      }
    }
    // Node begins a request before the connection of the one before counts as free.
    assert.ok(new Set(own.requests.map((one) => one.socket.remotePort)).size <= 2);
  } finally {
    await own.stop();
  }
});

test("a reply with fewer bytes than announced is cut off", async () => {
  const own = await serve((request, response) => {
    if (isVersion(request, response)) return;
    response.writeHead(200, { "Content-Length": ONE_FLOW.length + 1 });
    response.write(ONE_FLOW, () => response.destroy());
  });
  try {
    await assert.rejects(clientOf(own.url).flows.get(FLOW), { incomplete: true });
  } finally {
    await own.stop();
  }
});

test("the announced length of a compressed reply does not end it", async () => {
  // The first part of the document is as long as both parts are when they are compressed.
  let parts: Buffer[] = [];
  let isFound = false;
  for (let attempt = 0; attempt < 100 && !isFound; attempt += 1) {
    const random = randomBytes(2_000).toString("hex");
    let missing = 1; // lengths grow by more than one at times, so some texts have no such cut
    for (let cut = 100; cut < random.length && missing > 0; cut += 1) {
      const name = `${random.slice(0, cut)}${"n".repeat(99_000)}`;
      const text = reply(`<flow id="${FLOW}" name="${name}"/>`);
      const first = text.slice(0, cut);
      parts = [gzipSync(first), gzipSync(text.slice(cut))];
      missing = Buffer.concat(parts).length - first.length;
      isFound = missing === 0;
    }
  }
  const length = Buffer.concat(parts).length;
  assert.equal(gunzipSync(parts[0] ?? Buffer.alloc(0)).length, length);
  const own = await serve((request, response) => {
    if (isVersion(request, response)) return;
    response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": length });
    response.write(parts[0]);
    setTimeout(() => response.end(parts[1]), 50);
  });
  try {
    assert.match((await clientOf(own.url).flows.get(FLOW)).name ?? "", /n{99000}$/);
  } finally {
    await own.stop();
  }
});

test("a body of a given fetch is read to its end, whatever length is announced", async () => {
  const cut = 40;
  const client = clientWith(() => {
    const parts = [ONE_FLOW.slice(0, cut), ONE_FLOW.slice(cut)];
    const body = streamOf(parts.map((text) => new TextEncoder().encode(text)));
    return new Response(body, { headers: { "Content-Length": String(cut) } });
  });
  assert.equal((await client.flows.get(FLOW)).name, "Orders");
});

const NO_OPTIONS: readonly never[] = [5, "x", true, null, [], () => undefined] as never[];

test("arguments of an operation that are no object are refused", () => {
  const make = operations as unknown as Record<string, (...args: unknown[]) => unknown>;
  let tried = 0;
  for (const info of Object.values(catalog)) {
    const positional = (info.positional ?? []).map(() => FLOW);
    const count = make[info.id]?.toString().includes("args") === true ? 1 : 0;
    if (count === 0) continue;
    tried += 1;
    for (const args of NO_OPTIONS) {
      assert.throws(
        () => make[info.id]?.(...positional, args),
        (error) => {
          assert.ok(error instanceof errors.UsageError, `${info.id}: ${String(error)}`);
          assert.match(error.message, /args must be an object, not/, info.id);
          return true;
        },
      );
    }
  }
  assert.ok(tried > 20);
});

test("options of a call that are no object are refused before anything is sent", async () => {
  const client = clientOf("https://server.example", {
    fetch: () => {
      throw new TypeError("something was sent");
    },
  });
  const { flows, flowRuns, jobs, permissions } = client;
  const grant = { user: FLOW, allow: ["Read"] } as const;
  const run: Operation<unknown> = operations.queryFlow(FLOW);
  const calls: Record<string, (options: never) => unknown> = {
    call: (options) => client.call(run, options),
    list: (options) => client.list(operations.queryFlowsForSite(), options),
    "flows.get": (options) => flows.get(FLOW, options),
    "flows.list of args": (options) => flows.list(options),
    "flows.list": (options) => flows.list({}, options),
    "flows.update of args": (options) => flows.update(FLOW, options),
    "flows.update": (options) => flows.update(FLOW, { owner: { id: FLOW } }, options),
    "flows.publish": (options) => flows.publish(new Uint8Array(3), options),
    "flows.download": (options) => flows.download(FLOW, "a.tflx", options),
    "flows.stream": (options) => flows.stream(FLOW, options),
    "flows.run": (options) => flows.run(FLOW, options),
    "flows.addTags": (options) => flows.addTags(FLOW, ["a"], options),
    "jobs.wait": (options) => jobs.wait(FLOW, options),
    "flowRuns.wait": (options) => flowRuns.wait(FLOW, options),
    "flowRuns.latest": (options) => flowRuns.latest(FLOW, options),
    "permissions.grant of grant": (options) => permissions.grant(FLOW, options),
    "permissions.grant": (options) => permissions.grant(FLOW, grant, options),
    "permissions.revoke of grant": (options) => permissions.revoke(FLOW, options),
    "permissions.revoke": (options) => permissions.revoke(FLOW, grant, options),
    "users.list": (options) => client.users.list(options),
    signIn: (options) => client.signIn(options),
    signOut: (options) => client.signOut(options),
    switchSite: (options) => client.switchSite("b", options),
  };
  for (const [name, call] of Object.entries(calls)) {
    for (const options of NO_OPTIONS) {
      const sent = async () => await call(options);
      await assert.rejects(sent, (error) => {
        assert.ok(
          error instanceof errors.UsageError,
          `${name}(${typeof options}): ${String(error)}`,
        );
        assert.match(error.message, /must be an object, not/, name);
        return true;
      });
    }
  }
});
