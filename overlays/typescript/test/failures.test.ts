/** Failures of calls: what they tell, and whether anything was sent. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, errors, sessionCredentials, tokenCredentials } from "@tableau-flows/client";
import { failure, FLOW, reply, TOKEN, using } from "./support/servers.js";

const READ = reply(`<flow id="${FLOW}" name="n"><project id="p"/></flow>`);

/** A client whose requests are answered by a function, without a network. */
function answered(
  answer: (url: string, init: RequestInit) => Response | Promise<Response>,
): Client {
  return new Client("https://server.example", {
    site: "s",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    fetch: async (input, init = {}) => {
      const url = input as string;
      if (!url.endsWith("/serverinfo")) return answer(url, init);
      const version = "<restApiVersion>3.30</restApiVersion>";
      const product = "<productVersion build='1'>2026.1</productVersion>";
      return new Response(reply(`<serverInfo>${product}${version}</serverInfo>`));
    },
  });
}

test("a write whose second attempt is lost says that it was sent twice", async () => {
  let sent = 0;
  await using(
    (_, response) => {
      sent += 1;
      if (sent === 1) response.writeHead(429).end(failure("429000"));
      else response.destroy();
    },
    async (client) => {
      await assert.rejects(client.flows.delete(FLOW), (error) => {
        assert.ok(error instanceof errors.OutcomeUnknownError);
        assert.equal(error.attempts, 2);
        return true;
      });
    },
    { retry: { maxRetries: 2, backoff: 0.01 } },
  );
});

test("a read whose response is lost has no unknown outcome", async () => {
  await using(
    (_, response) => response.destroy(),
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.ConnectionFailedError);
        assert.ok(!(error instanceof errors.OutcomeUnknownError));
        return true;
      });
    },
  );
});

test("a status of failure counts, even if the body of the response never arrives", async () => {
  await using(
    (_, response) => {
      response.writeHead(403);
      response.write("<tsResponse");
    },
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), { status: 403 });
    },
    { timeouts: { read: 0.2 } },
  );
});

test("the code of a failed request tells whether it was sent, and whom the client distrusts", async () => {
  const table: [string | undefined, object][] = [
    ["ECONNREFUSED", { sent: false, untrusted: undefined }],
    ["ENOTFOUND", { sent: false }],
    ["UND_ERR_CONNECT_TIMEOUT", { sent: false }],
    ["ECONNRESET", { sent: true, untrusted: undefined }],
    ["UND_ERR_SOCKET", { sent: true }],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", { sent: false, untrusted: true }],
    ["CERT_HAS_EXPIRED", { sent: false, untrusted: true }],
    ["ERR_TLS_CERT_ALTNAME_INVALID", { sent: false, untrusted: true }],
    ["ERR_INVALID_CHAR", { sent: false, name: "RequestRefusedError" }],
    [undefined, { sent: true, name: "ConnectionFailedError" }],
  ];
  for (const [code, told] of table) {
    for (const isNested of [true, false]) {
      const cause = Object.assign(new Error("no"), { code });
      const inner = isNested ? new AggregateError([cause]) : cause;
      const error = new TypeError("fetch failed", code === undefined ? {} : { cause: inner });
      const client = answered(() => Promise.reject(error));
      const call = client.flows.get(FLOW).catch((reason: unknown) => reason);
      const seen = (await call) as Record<string, unknown>;
      for (const [name, value] of Object.entries(told)) {
        assert.equal(seen[name], value, `${code}: ${name}`);
      }
    }
  }
});

test("a failure without a reason was not sent, if the fetch is that of the platform", async () => {
  const { fetch } = globalThis;
  const fails = (): Promise<never> => Promise.reject(new TypeError("a header is not valid"));
  globalThis.fetch = fails;
  try {
    for (const given of [undefined, fails]) {
      const client = new Client("https://server.example", {
        credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
        retry: { maxRetries: 0 },
        fetch: given,
      });
      const name = given === undefined ? "RequestRefusedError" : "ConnectionFailedError";
      await assert.rejects(client.flows.get(FLOW), { name, sent: given !== undefined });
    }
  } finally {
    globalThis.fetch = fetch;
  }
});

test("the message of a failed connection is one line, also that of OpenSSL", async () => {
  await using(
    (_, response) => response.end(),
    async (_, own) => {
      const credentials = sessionCredentials({ token: TOKEN, siteId: "site-1" });
      const server = own.url.replace("http:", "https:");
      const client = new Client(server, { site: "s", credentials, retry: { maxRetries: 0 } });
      await assert.rejects(client.flows.get(FLOW), (error) => {
        assert.ok(error instanceof errors.ConnectionFailedError);
        assert.equal(error.untrusted, true);
        assert.match(error.message, /wrong version number/);
        assert.match(error.message, /^[^\p{Cc}]+\S$/u);
        return true;
      });
    },
  );
  const lines = new TypeError("failed", { cause: new Error("one\r\n\ttwo\u001b[1m\n") });
  const client = answered(() => Promise.reject(lines));
  await assert.rejects(client.flows.get(FLOW), /got no response: one two \[1m$/);
});

test("a fetch of the caller may keep the pieces of a body", async () => {
  const kept: Uint8Array[] = [];
  const reused = [new Uint8Array(4), new Uint8Array(4)];
  const client = answered(async (_, init) => {
    for await (const piece of init.body as ReadableStream<Uint8Array>) kept.push(piece);
    return new Response(READ, { status: 201 });
  });
  const source = {
    size: 16,
    async *read(_start: number, _end: number, isReusable = false): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 4; at += 1) {
        await Promise.resolve();
        const piece = (isReusable ? reused[at % 2] : undefined) ?? new Uint8Array(4);
        yield piece.fill(65 + at);
      }
    },
  };
  await client.flows.publish(source, { name: "n", fileType: "tfl" });
  assert.ok(Buffer.concat(kept).includes("AAAABBBBCCCCDDDD"));
});

test("a server may ask to wait until a date", async () => {
  const seen: (number | undefined)[] = [];
  for (const header of [new Date(Date.now() + 90_000).toUTCString(), "soon", "-5", "1.5"]) {
    await using(
      (_, response) => response.writeHead(503, { "Retry-After": header }).end(failure("503000")),
      async (client) => {
        const call = client.flows.get(FLOW).catch((error: unknown) => error);
        seen.push(((await call) as errors.TableauError).retryAfter);
      },
    );
  }
  const [date = 0, ...others] = seen;
  assert.ok(date > 80 && date <= 90, String(date));
  assert.deepEqual(others, [undefined, undefined, undefined]);
});

test("errors are told apart, whatever form they have", async () => {
  const json = '{"error": {"code": "404007", "summary": "Not found", "detail": "no such flow"}}';
  const page = "<html><body>Sorry</body></html>";
  const document = reply('<error code="404007"><summary/><detail/></error>');
  const table: [number, string, new (...args: never[]) => Error, object][] = [
    [404, json, errors.NotFoundError, { code: "404007", detail: "no such flow" }],
    [404, '{"error": {"summary": "x"}}', errors.UnreadableReplyError, { status: 404 }],
    [429, page, errors.RateLimitedError, { summary: "Too many requests" }],
    [200, document, errors.NotFoundError, { status: 200, code: "404007" }],
    [200, json, errors.NotFoundError, { status: 200 }],
    [401, page, errors.UnreadableReplyError, { status: 401 }],
    [302, "", errors.RedirectedError, { location: "http://other.example/x" }],
  ];
  for (const [status, body, family, told] of table) {
    await using(
      (_, response) => {
        const headers = { Location: "http://user:word@other.example/x?token=1" };
        response.writeHead(status, status === 302 ? headers : {}).end(body);
      },
      async (client) => {
        await assert.rejects(client.flows.get(FLOW), (error) => {
          assert.ok(error instanceof family, `${status} ${body}: ${String(error)}`);
          for (const [name, value] of Object.entries(told)) {
            assert.equal((error as never as Record<string, unknown>)[name], value);
          }
          return true;
        });
      },
    );
  }
});

test("a page or an error in reply to a call without a reply is no success", async () => {
  for (const body of ["<html/>", "sorry", failure("403004"), reply("<x")]) {
    await using(
      (_, response) => response.writeHead(200).end(body),
      async (client) => {
        await assert.rejects(client.flows.delete(FLOW), errors.TableauError, body);
      },
    );
  }
  for (const body of ["", "{}", " \n", reply("")]) {
    await using(
      (_, response) => response.writeHead(200).end(body),
      (client) => client.flows.delete(FLOW),
    );
  }
});

test("a page with the status of an ended session is followed by a new sign-in", async () => {
  let calls = 0;
  await using(
    (_, response) => {
      calls += 1;
      if (calls === 1) response.writeHead(401).end("<html>Sign in</html>");
      else response.end(READ);
    },
    async (client) => {
      assert.equal((await client.flows.get(FLOW)).id, FLOW);
    },
    { credentials: tokenCredentials("ci", "secret-of-the-token") },
  );
});
