/** Limits of calls: of sessions that replace others, of retries, of time, and of what is kept. */

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import {
  Client,
  errors,
  operations,
  passwordCredentials,
  sessionCredentials,
  tokenCredentials,
} from "@tableau-flows/client";
import { buildRequest, checkVersion } from "@tableau-flows/client/wire";
import { failure, FLOW, reply, serve, TOKEN, using } from "./support/servers.js";

const OTHER = "11111111-1111-1111-1111-111111111111";
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

test("a call goes on with five sessions that others have started, and no more", async () => {
  let signIns = 0;
  let sent = 0;
  let ended = "";
  let client: Client | undefined;
  const own = await serve((request, response) => {
    const { url = "" } = request;
    const token = String(request.headers["x-tableau-auth"]);
    if (url.endsWith("/serverinfo")) {
      const version = "<restApiVersion>3.30</restApiVersion>";
      const product = "<productVersion build='1'>2026.1</productVersion>";
      response.end(reply(`<serverInfo>${product}${version}</serverInfo>`));
    } else if (url.endsWith("/auth/signin")) {
      signIns += 1;
      response.end(
        reply(`<credentials token='token-${signIns}'><site id='site-1'/></credentials>`),
      );
    } else if (url.endsWith(OTHER)) {
      // Another call, which renews the session that has ended, and succeeds with the new one.
      response.writeHead(token === ended ? 401 : 200);
      response.end(token === ended ? failure("401002") : READ.replace(FLOW, OTHER));
    } else {
      sent += 1;
      ended = token;
      const refuse = (): void => {
        response.writeHead(401).end(failure("401002"));
      };
      if (sent > 20) response.end(READ);
      else void client?.flows.get(OTHER).then(refuse, refuse);
    }
  });
  try {
    client = new Client(own.url, {
      site: "s",
      credentials: tokenCredentials("ci", "secret-of-the-token"),
    });
    await assert.rejects(client.flows.get(FLOW), { status: 401 });
    assert.equal(sent, 6);
  } finally {
    await own.stop();
  }
});

test("a call without any time left is not sent", async () => {
  await using(
    (_, response) => response.end(READ),
    async (client, own) => {
      await client.flows.get(FLOW);
      const before = own.requests.length;
      await assert.rejects(client.flows.get(FLOW, { timeout: 0 }), (error) => {
        assert.ok(error instanceof errors.RequestTimeoutError);
        assert.equal(error.sent, false);
        return true;
      });
      assert.equal(own.requests.length, before);
    },
  );
});

test("the wait before a retry doubles each time, and is shorter by half of it at most", async () => {
  const waits: number[] = [];
  await using(
    (_, response) => response.writeHead(503).end(failure("503000")),
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), { status: 503, attempts: 5 });
    },
    {
      retry: { maxRetries: 4, backoff: 0.02, onRetry: (_, seconds) => waits.push(seconds) },
    },
  );
  for (const [at, wait] of waits.entries()) {
    const most = 0.02 * 2 ** at;
    assert.ok(wait >= most / 2 && wait <= most, `${at}: ${wait}`);
  }
  assert.equal(waits.length, 4);
});

test("a retry that would come after the budget is not waited for", async () => {
  await using(
    (_, response) => response.writeHead(503, { "Retry-After": "1" }).end(failure("503000")),
    async (client) => {
      await assert.rejects(client.flows.get(FLOW), { status: 503, attempts: 1 });
    },
    { retry: { maxRetries: 1, budget: 0.5 } },
  );
});

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

test("transfers of files have timeouts of their own", async () => {
  const late: Parameters<typeof using>[0] = (request, response) => {
    request.resume();
    request.on("end", () => {
      const isFile = request.url?.endsWith("/content");
      if (isFile) response.setHeader("Content-Type", "application/octet-stream");
      setTimeout(() => response.end(isFile ? "a flow file" : READ), 500);
    });
  };
  const transfers = async (client: Client): Promise<void> => {
    const { name } = await client.flows.publish(new Uint8Array(9), { name: "n", fileType: "tfl" });
    assert.equal(name, "n");
    for await (const chunk of await client.flows.stream(FLOW)) assert.ok(chunk.length > 0);
  };
  const long = { transferRead: 20, transferTotal: 20 };
  for (const timeouts of [
    { ...long, read: 0.2 },
    { ...long, total: 0.2 },
  ]) {
    await using(late, transfers, { timeouts });
    await using(
      late,
      async (client) => {
        await assert.rejects(client.flows.get(FLOW), errors.RequestTimeoutError);
      },
      { timeouts },
    );
  }
});

test("of the cookies of a server, fifty are kept", async () => {
  let page = 0;
  let cookie = "";
  await using(
    (request, response) => {
      cookie = request.headers.cookie ?? "";
      page += 1;
      const names = Array.from({ length: 60 }, (_, at) => `c${page}-${at}=v`);
      response.setHeader("Set-Cookie", page > 2 ? ["c1-0=new"] : names);
      response.end(READ);
    },
    async (client) => {
      for (let call = 0; call < 4; call += 1) await client.flows.get(FLOW);
    },
  );
  const pairs = cookie.split("; ");
  assert.equal(pairs.length, 50);
  assert.ok(pairs.includes("c1-0=new"), "a cookie that is known can change");
});

test("cookies that have ended make room for others", async () => {
  const names = Array.from({ length: 50 }, (_, at) => `c${at}`);
  const answers = [
    names.map((name) => `${name}=v`),
    names.map((name) => `${name}=v; Max-Age=0`),
    ["late=v"],
  ];
  let cookie: string | undefined;
  await using(
    (request, response) => {
      ({ cookie } = request.headers);
      response.setHeader("Set-Cookie", answers.shift() ?? []);
      response.end(READ);
    },
    async (client) => {
      for (let call = 0; call < 4; call += 1) await client.flows.get(FLOW);
    },
  );
  assert.equal(cookie, "late=v");
});

test("a call that has ended does not listen to its signal", async () => {
  const { signal } = new AbortController();
  let isFirst = true;
  await using(
    (_, response) => {
      response.writeHead(isFirst ? 503 : 200).end(isFirst ? failure("503000") : READ);
      isFirst = false;
    },
    async (client) => {
      await client.flows.get(FLOW, { signal });
      assert.equal(getEventListeners(signal, "abort").length, 0);
    },
    { retry: { maxRetries: 1, backoff: 0.01 } },
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
    [undefined, { sent: false, name: "RequestRefusedError" }],
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

test("the address of a server has no slash at its end, and a path of its own if it is given", () => {
  const credentials = passwordCredentials("n", "p");
  for (const [given, kept] of [
    ["https://t.example/", "https://t.example"],
    ["https://T.example:443/a/b//", "https://t.example/a/b"],
  ] as const) {
    assert.equal(new Client(given, { credentials }).server, kept);
  }
});

test("a redirect for the time being does not move the server, as a permanent one does", async () => {
  for (const [status, isMoved] of [
    [302, false],
    [307, false],
    [301, true],
    [308, true],
  ] as const) {
    await using(
      (request, response) => {
        if (request.url?.startsWith("/moved/")) response.end(READ);
        else response.writeHead(status, { Location: `/moved${request.url ?? ""}` }).end();
      },
      async (client, own) => {
        await client.flows.get(FLOW);
        assert.equal(client.server, own.url + (isMoved ? "/moved" : ""), String(status));
      },
    );
  }
});

test("the session of a client is ended once when it is closed, and a failure of that is none", async () => {
  let signOuts = 0;
  const own = await serve((request, response) => {
    if (request.url?.endsWith("/auth/signout")) {
      signOuts += 1;
      response.writeHead(503).end();
    } else if (request.url?.endsWith("/auth/signin")) {
      response.end(reply("<credentials token='token-1'><site id='site-1'/></credentials>"));
    } else {
      const version = "<restApiVersion>3.30</restApiVersion>";
      const product = "<productVersion build='1'>2026.1</productVersion>";
      response.end(reply(`<serverInfo>${product}${version}</serverInfo>`));
    }
  });
  try {
    const client = new Client(own.url, {
      site: "s",
      credentials: tokenCredentials("ci", "secret-of-the-token"),
      retry: { backoff: 0.01 },
    });
    await client.signIn();
    await client.close();
    await client.close();
    assert.equal(signOuts, 1);
  } finally {
    await own.stop();
  }
});

test("Tableau Cloud is known by its name, and operations of Tableau Server are refused there", async () => {
  let sent = 0;
  for (const [host, isRefused] of [
    ["10ax.online.tableau.com", true],
    ["10AX.ONLINE.TABLEAU.COM.", true],
    ["online.tableau.com.example.org", false],
    ["notonline.tableau.com", false],
  ] as const) {
    sent = 0;
    const client = new Client(`https://${host}`, {
      site: "s",
      credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
      retry: { maxRetries: 0 },
      fetch: () => {
        sent += 1;
        return Promise.reject(new TypeError("no network"));
      },
    });
    const call = client.call(operations.getSchedule(FLOW));
    await assert.rejects(call, isRefused ? errors.DeploymentError : errors.ConnectionFailedError);
    assert.equal(sent, isRefused ? 0 : 1, host);
  }
});

test("a request has the token and the headers of the caller, and its query is encoded", () => {
  const call = operations
    .queryFlowsForSite({ filter: "name:eq:a&b'" })
    .withQuery("pageSize", "5")
    .withQuery("pageSize", "7");
  const { url, headers } = buildRequest(
    "https://t",
    call,
    [3, 30],
    { token: "x", siteId: "s" },
    {
      "X-One": "1",
    },
  );
  assert.equal(url, "https://t/api/3.30/sites/s/flows?filter=name%3Aeq%3Aa%26b%27&pageSize=7");
  assert.equal(headers["X-One"], "1");
  assert.equal(headers["X-Tableau-Auth"], "x");
  checkVersion(call, [3, 3]);
});
