/** Servers and callers that do what none should do. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { getEventListeners } from "node:events";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import {
  Client,
  connectedAppCredentials,
  errors,
  jwtCredentials,
  operations,
  sessionCredentials,
  tokenCredentials,
} from "@tableau-flows/client";
import {
  answerSignIn,
  failure,
  FLOW,
  reply,
  serve,
  soon,
  TOKEN,
  using,
} from "./support/servers.js";
import type { Answer } from "./support/servers.js";

const EMPTY = reply(
  '<pagination pageNumber="1" pageSize="1000" totalAvailable="0"/><projects></projects>',
);
const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));

after(() => {
  rmSync(folder, { recursive: true });
});

const isAbout =
  (word: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof errors.UsageError, inspect(error));
    assert.ok(error.message.includes(word), error.message);
    return true;
  };

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
  assert.deepEqual(warnings, []); // timers warn of a time that they cannot wait
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

test("no spelling of a secret is in an error, nor in its causes, nor in a report", async () => {
  const twice = encodeURIComponent(encodeURIComponent(TOKEN));
  const spellings = [
    TOKEN,
    TOKEN.toUpperCase(),
    TOKEN.slice(0, 16),
    twice,
    twice.toLowerCase(),
    JSON.stringify(TOKEN).replaceAll("/", "\\/"),
    Buffer.from(TOKEN).toString("base64"),
    Buffer.from(TOKEN).toString("base64url"),
    TOKEN.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  ];
  const inXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const shown: string[] = [];
  for (const spelling of spellings) {
    await using(
      (_, response) => {
        response.statusCode = 404;
        const detail = inXml(`a ${spelling} b`);
        response.end(reply(`<error code="404000"><summary/><detail>${detail}</detail></error>`));
      },
      async (client) => {
        await assert.rejects(client.flows.get(FLOW), (error) => {
          shown.push(inspect(error, { showHidden: true, depth: 9 }).toLowerCase());
          assert.match(shown.at(-1) ?? "", /a \S{0,3}…/);
          return true;
        });
      },
    );
    assert.ok(!shown.at(-1)?.includes(spelling.toLowerCase().replaceAll("\\", "\\\\")), spelling);
  }
  const value = reply(
    `<flow id="${FLOW}" name="n" createdAt="${inXml(TOKEN)}"><project id="p"/></flow>`,
  );
  const reports: unknown[] = [];
  for (const strict of [true, false]) {
    await using(
      (_, response) => response.end(value),
      async (client) => {
        await client.flows.get(FLOW).catch((error: unknown) => reports.push(error));
      },
      { strict, onProblems: (problems) => reports.push(problems) },
    );
  }
  assert.equal(reports.length, 2);
  assert.ok(!inspect(reports, { showHidden: true, depth: 9 }).includes(TOKEN.slice(0, 12)));
});

test("a secret that is cut off in the address of a redirect is hidden", async () => {
  const token = "canary".repeat(10);
  await using(
    (_, response) => {
      response.writeHead(302, { Location: `http://other/${"a".repeat(460)}${token}` }).end();
    },
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.RedirectedError);
        assert.ok(!inspect(error).includes("canary"));
        return true;
      });
    },
    { credentials: sessionCredentials({ token, siteId: "site-1" }) },
  );
});

/** Send a call to a server that redirects it; return the addresses of the requests. */
async function redirectedBy(server: string, status: number, location: string): Promise<string[]> {
  const urls: string[] = [];
  const client = new Client(server, {
    site: "s",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    fetch: (input) => {
      urls.push(input as string);
      if (urls.length > 1) return Promise.resolve(new Response(null, { status: 404 }));
      return Promise.resolve(new Response(null, { status, headers: { Location: location } }));
    },
  });
  await assert.rejects(client.flows.get(FLOW), errors.TableauError);
  return urls.slice(1);
}

test("redirects lead to the API of the same server only, and are never from https to http", async () => {
  const secure = "https://server.example:8443";
  const refused: [string, string][] = [
    [secure, "http://server.example:8443/api/3.3/serverinfo"],
    [secure, "https://other.example:8443/api/3.3/serverinfo"],
    [secure, "https://server.example/api/3.3/serverinfo"],
    [secure, "https://user@server.example:8443/api/3.3/serverinfo"],
    [secure, "https://:word@server.example:8443/api/3.3/serverinfo"],
    [secure, "https://server.example:8443@other.example/api/3.3/serverinfo"],
    [secure, "//other.example/api/3.3/serverinfo"],
    [secure, "/login"],
    [secure, "/api"],
    [secure, "/api/%2e%2e/x"],
    [secure, "/api/%252e%252e/x"],
    [secure, "/api/..;a/x"],
    [secure, "/api/x\\y/z"],
    [secure, "/api\\..\\x"],
    [secure, `/api/x?next=${encodeURIComponent(encodeURIComponent(TOKEN))}`],
    [secure, `/api/x${"y".repeat(8_000)}`],
    [secure, ""],
  ];
  for (const [server, location] of refused) {
    assert.deepEqual(await redirectedBy(server, 302, location), [], location);
  }
  for (const status of [300, 304, 305, 399]) {
    assert.deepEqual(await redirectedBy(secure, status, "/api/x/y"), [], String(status));
  }
  for (const status of [301, 302, 303, 307, 308]) {
    assert.deepEqual(await redirectedBy(secure, status, "/api/x/y#z"), [`${secure}/api/x/y`]);
  }
  assert.deepEqual(
    await redirectedBy("http://server.example", 302, "https://server.example/api/3.3/serverinfo"),
    ["https://server.example/api/3.3/serverinfo"],
  );
});

test("a POST is not sent again as a GET", async () => {
  const methods: (string | undefined)[] = [];
  const client = new Client("https://server.example", {
    site: "s",
    version: "3.20",
    credentials: tokenCredentials("ci", "secret-of-the-token"),
    retry: { maxRetries: 0 },
    fetch: (input, init) => {
      methods.push(init?.method);
      if ((input as string).endsWith("/serverinfo")) {
        const version = "<restApiVersion>3.30</restApiVersion>";
        const product = "<productVersion build='1'>2026.1</productVersion>";
        return Promise.resolve(
          new Response(reply(`<serverInfo>${product}${version}</serverInfo>`)),
        );
      }
      return Promise.resolve(
        new Response(null, { status: 303, headers: { Location: "/api/x/y" } }),
      );
    },
  });
  await assert.rejects(client.signIn(), errors.RedirectedError);
  assert.deepEqual(methods, ["GET", "POST"]);
});

test("cookies go to where they belong, while they are valid", async () => {
  const seen: (string | undefined)[] = [];
  const cookies = [
    "node=a1; Path=/",
    "elsewhere=b; Path=/other",
    "secure=c; Secure",
    "old=d; Max-Age=-1",
    "past=e; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "short=f; Max-Age=1",
    `long=${"g".repeat(5_000)}`,
    "bad name=h",
    "=i",
    ...["j", "k", "l"].map((name) => `${name}=${name.repeat(3_000)}`),
  ];
  await using(
    (request, response) => {
      seen.push(request.headers.cookie);
      response.setHeader("Set-Cookie", cookies);
      response.end(EMPTY);
    },
    async (client) => {
      await client.projects.list().toArray();
      await client.projects.list().toArray();
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      cookies.length = 0;
      await client.projects.list().toArray();
    },
  );
  const names = seen.map((one) => (one ?? "").split("; ").map((pair) => pair.split("=")[0]));
  assert.deepEqual(names, [[""], ["node", "short", "j", "k"], ["node", "j", "k"]]);
});

test("a new session that is refused as well is not renewed again", async () => {
  const credentials = tokenCredentials("ci", "secret-of-the-token");
  await using(
    (_, response) => {
      response.statusCode = 401;
      response.setHeader("Set-Cookie", "node=of-the-ended-session");
      response.end(failure("401002"));
    },
    async (client, own) => {
      await assert.rejects(client.flows.get(FLOW), { status: 401 });
      const signIns = own.requests.filter((one) => one.url?.endsWith("/auth/signin"));
      assert.equal(signIns.length, 2);
      assert.equal(signIns[1]?.headers.cookie, undefined);
    },
    { credentials },
  );
});

test("a sign-in that is refused is not tried again by the calls that hear of the end later", async () => {
  let signIns = 0;
  let delay = 0;
  const own = await serve((request, response) => {
    const isSignIn = request.url?.endsWith("/auth/signin") === true;
    if (isSignIn) signIns += 1;
    if (!isSignIn || signIns === 1) {
      if (answerSignIn(request, response)) return;
    }
    response.statusCode = 401;
    delay += 10;
    setTimeout(() => response.end(failure(isSignIn ? "401001" : "401002")), isSignIn ? 0 : delay);
  });
  try {
    const credentials = tokenCredentials("ci", "secret-of-the-token");
    const client = new Client(own.url, { site: "s", credentials });
    await client.signIn();
    const calls = Array.from({ length: 20 }, () => client.flows.get(FLOW));
    for (const call of await Promise.allSettled(calls)) {
      assert.ok(call.status === "rejected" && call.reason instanceof errors.SignInError);
    }
    assert.equal(signIns, 2);
  } finally {
    await own.stop();
  }
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

test("ids and tokens of a session are checked before they are used", async () => {
  const sessions = [
    ["token-0123", "../x"],
    ["token-0123", "a/b"],
    ["token-0123", "%2e%2e"],
    ["token-0123", "a?b"],
    ["token-0123", "x-token-0123"],
    ["token 0123", "site-1"],
    ["token-0123&#10;X-One: 1", "site-1"],
    ["tokén-0123", "site-1"],
  ];
  for (const [token = "", site = ""] of sessions) {
    const own = await serve((request, response) => {
      if (request.url?.endsWith("/auth/signin")) {
        response.end(reply(`<credentials token='${token}'><site id='${site}'/></credentials>`));
      } else if (!answerSignIn(request, response)) {
        response.writeHead(404).end();
      }
    });
    try {
      const credentials = tokenCredentials("ci", "secret-of-the-token");
      const client = new Client(own.url, { site: "s", credentials });
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.UnreadableReplyError, inspect(error));
        assert.ok(!inspect(error).includes("0123"));
        return true;
      });
      assert.equal(own.requests.length, 2);
    } finally {
      await own.stop();
    }
  }
});

test("the site stays as it was if a switch fails, and cookies and headers are secrets", async () => {
  await using(
    (request, response) => {
      response.setHeader("Set-Cookie", "node=value-of-the-cookie");
      response.statusCode = 400;
      response.end(failure("400000", `value-of-the-cookie key-in-the-header ${request.url}`));
    },
    async (client) => {
      await assert.rejects(client.switchSite("two"), errors.BadRequestError);
      assert.equal(client.site, "s");
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(!/value-of|in-the/.test(inspect(error)));
        return true;
      });
    },
    { headers: { "X-Key": "key-in-the-header" } },
  );
});

const FILE = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300_000, 7)]);

test("a stream that is never read is closed by return", async () => {
  let closed: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.on("close", () => closed?.());
      response.write(FILE);
    },
    async (client) => {
      const stream = await client.flows.stream(FLOW);
      await stream[Symbol.asyncIterator]().return?.();
      await soon(ended);
    },
    { timeouts: { transferRead: 10 } },
  );
});

test("the time that the caller of a stream takes is not that of the server", async () => {
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.write(FILE.subarray(0, 1000));
      setTimeout(() => response.end(FILE.subarray(1000)), 50);
    },
    async (client) => {
      let size = 0;
      for await (const chunk of await client.flows.stream(FLOW)) {
        if (size === 0) await new Promise((resolve) => setTimeout(resolve, 800));
        size += chunk.length;
      }
      assert.equal(size, FILE.length);
    },
    { timeouts: { transferRead: 0.3 } },
  );
});

test("a download keeps a link and replaces what it leads to, and touches nothing but files", async () => {
  const link = path.join(folder, "link.tfl");
  const pipe = path.join(folder, "pipe");
  writeFileSync(path.join(folder, "old.tfl"), "old");
  symlinkSync("old.tfl", link);
  execFileSync("mkfifo", [pipe]);
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.end(FILE);
    },
    async (client) => {
      await client.flows.download(FLOW, link);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(readFileSync(path.join(folder, "old.tfl")).length, FILE.length);
      await assert.rejects(client.flows.download(FLOW, pipe), errors.FlowFileError);
      assert.ok(lstatSync(pipe).isFIFO());
      await assert.rejects(
        client.flows.publish(pipe, { name: "n", fileType: "tfl" }),
        errors.FlowFileError,
      );
    },
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".part")),
    [],
  );
});

test("what a source or a callback throws is the error of the publish", async () => {
  const own = new RangeError("mine");
  const source = (size: number, ...pieces: unknown[]): never =>
    ({
      size,
      async *read() {
        for (const piece of pieces) {
          await Promise.resolve();
          if (piece instanceof Error) throw piece;
          yield piece;
        }
      },
    }) as never;
  const how = { name: "n", fileType: "tfl" } as const;
  await using(
    (request, response) => {
      request.resume();
      request.on("end", () => response.writeHead(500).end());
    },
    async (client) => {
      const bytes = new Uint8Array(5);
      await assert.rejects(client.flows.publish(source(10, bytes, own), how), own);
      for (const bad of [source(10, bytes), source(4, bytes), source(5, "abcde")]) {
        await assert.rejects(client.flows.publish(bad, how), errors.FlowFileError);
      }
      const onProgress = (): never => {
        throw own;
      };
      const call = client.flows.publish(source(5, bytes), { ...how, onProgress });
      await assert.rejects(call, own);
      await assert.rejects(client.flows.publish(source(Number.NaN), how), isAbout("size"));
    },
  );
});

test("the source of a publish is closed when the call is cancelled", async () => {
  let closed: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  const reason = new Error("no need");
  const cancel = new AbortController();
  const source = {
    size: 1_000_000,
    async *read(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          yield new Uint8Array(10);
          await new Promise((resolve) => setTimeout(resolve, 5));
          cancel.abort(reason);
        }
      } finally {
        closed?.();
      }
    },
  };
  await using(
    (request) => request.resume(),
    async (client) => {
      const how = { name: "n", fileType: "tfl", signal: cancel.signal } as const;
      await assert.rejects(client.flows.publish(source, how), reason);
      await soon(ended);
    },
  );
});

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

test("a file name ends no header of a part", async () => {
  const bodies: string[] = [];
  await using(
    (request, response) => {
      let body = "";
      request.setEncoding("latin1");
      request.on("data", (chunk: string) => (body += chunk));
      request.on("end", () => {
        bodies.push(body);
        response.writeHead(400).end(failure("400000"));
      });
    },
    async (client) => {
      const fileName = 'a"; x="b\r\nX-One: 1.tfl';
      const call = operations.publishFlow({ name: "n", fileName, content: FILE.subarray(0, 4) });
      await assert.rejects(client.call(call), errors.BadRequestError);
    },
  );
  assert.match(bodies[0] ?? "", /filename="a; x=bX-One: 1\.tfl"\r\n/);
});

test("the id of an upload that is none is not used", async () => {
  await using(
    (_, response) => {
      response.writeHead(201).end(reply('<fileUpload uploadSessionId="../x" fileSize="0"/>'));
    },
    async (client, own) => {
      const how = { name: "n", fileType: "tfl", partBytes: 100_000 } as const;
      await assert.rejects(client.flows.publish(FILE, how), /no usable id/);
      assert.ok(own.requests.every((one) => one.method !== "PUT"));
    },
  );
});

test("what a page labels as a secret is hidden, also if it is none of ours", async () => {
  await using(
    (_, response) => {
      response.writeHead(500).end("failed: password=word-of-another token: 'of-another' at 5");
    },
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.UnreadableReplyError);
        assert.ok(error.text?.endsWith("at 5"));
        assert.ok(!inspect(error).includes("of-another"));
        return true;
      });
    },
  );
});

test("the rest of a file is requested on the condition that it is the same file", async () => {
  await using(
    (request, response) => {
      const start = Number(/[0-9]+/.exec(request.headers.range ?? "0")?.[0]);
      const headers = { "Accept-Ranges": "bytes", ETag: '"one"', "Content-Type": "application/x" };
      const isSame = request.headers["if-range"] === '"one"';
      if (start > 0 && isSame) {
        const range = `bytes ${start}-${FILE.length - 1}/${FILE.length}`;
        response.writeHead(206, { ...headers, "Content-Range": range }).end(FILE.subarray(start));
      } else {
        response.writeHead(200, { ...headers, "Content-Length": FILE.length });
        response.write(FILE.subarray(0, 100_000));
        setTimeout(() => response.destroy(), 50);
      }
    },
    async (client) => {
      const { path: whole } = await client.flows.download(FLOW, path.join(folder, "whole.tfl"));
      assert.ok(readFileSync(whole).equals(FILE));
    },
    { retry: { maxRetries: 1, backoff: 0.01 } },
  );
});

test("the site stays as it was if the sign-in to another one fails", async () => {
  const own = await serve((request, response) => {
    if (request.url?.endsWith("/serverinfo") === true && answerSignIn(request, response)) return;
    response.writeHead(401).end(failure("401001"));
  });
  try {
    const credentials = tokenCredentials("ci", "secret-of-the-token");
    const client = new Client(own.url, { site: "s", credentials });
    await assert.rejects(client.switchSite("two"), errors.SignInError);
    assert.equal(client.site, "s");
  } finally {
    await own.stop();
  }
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

test("long ids, ids with marks that nobody sees, and long values are not passed on", async () => {
  for (const id of ["x".repeat(1_001), "a\u200bb", "a\u2028b", "a\u0007b"]) {
    assert.throws(() => operations.queryFlow(id), isAbout("flow"));
  }
  const reports: unknown[] = [];
  const start = `<flow id="${FLOW}" name="n" createdAt="${"mark".repeat(30)}">`;
  await using(
    (_, response) => response.end(reply(`${start}<project id="p"/></flow>`)),
    async (client) => {
      await client.flows.get(FLOW);
    },
    { onProblems: (problems) => reports.push(problems) },
  );
  assert.match(inspect(reports, { depth: 9 }), /120 characters/);
  assert.ok(!inspect(reports, { depth: 9 }).includes("markmark"));
});
