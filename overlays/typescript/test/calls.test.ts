/** Calls: retries, redirects, limits of time and size, and what is done about foreign responses. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Client, errors, operations, tokenCredentials } from "@tableau-flows/client";
import type { ClientOptions } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";
import { answerSignIn, reply, serve } from "./support/servers.js";

const FLOW = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";

let server: Emulator;
before(async () => {
  server = await Emulator.start();
});
after(() => server.stop());
beforeEach(() => server.control("POST", "reset"));

/** A client whose calls of an operation have a fault of the emulated server, some times. */
function faulty(fault: string, times: number, operation: string, options: object = {}): Client {
  let left = times;
  return server.client({
    fetch: (input, init) => {
      const isThat = `${init?.method ?? "GET"} ${input as string}`.match(operation);
      if (isThat && left > 0) {
        left -= 1;
        const headers = { ...(init?.headers as object), "X-Emulator-Fault": fault };
        return fetch(input, { ...init, headers });
      }
      return fetch(input, init);
    },
    ...options,
  });
}

function clientOf(url: string, options: Partial<ClientOptions> = {}): Client {
  const credentials = tokenCredentials("demo", "demo-secret");
  return new Client(url, { credentials, retry: { backoff: 0.01 }, ...options });
}

test("a read is repeated after 503, 502 and a lost response", async () => {
  for (const fault of ["answer 503 html", "answer 502 html", "drop before", "drop midway"]) {
    const seen: number[] = [];
    const retry = { backoff: 0.01, onRetry: (_: unknown, seconds: number) => seen.push(seconds) };
    const client = faulty(fault, 2, "GET .*/flows\\?", { retry });
    assert.ok((await client.flows.list().toArray()).length > 0, fault);
    assert.equal(seen.length, 2, fault);
  }
});

test("a read that keeps failing ends with the failure, and how often it was sent", async () => {
  const client = faulty("answer 503", 9, "GET .*/flows\\?");
  await assert.rejects(client.flows.list().first(), (error: errors.TableauError) => {
    assert.ok(error instanceof errors.TableauError);
    assert.equal(error.status, 503);
    assert.equal(error.attempts, 3);
    return true;
  });
});

test("a write whose response is lost is not sent again", async () => {
  const client = faulty("drop after", 9, "DELETE");
  const flow = await client.flows.list().first();
  await assert.rejects(client.flows.delete(flow?.id ?? ""), errors.OutcomeUnknownError);
  assert.equal((await server.requests("deleteFlow")).length, 1);
});

test("a write that was rejected for the time being is sent again, as late as asked", async () => {
  const waits: number[] = [];
  const retry = { backoff: 0.01, onRetry: (_: unknown, seconds: number) => waits.push(seconds) };
  const client = faulty("answer 429 retry-after 1", 1, "PUT .*/tags", { retry });
  const flow = await client.flows.list().first();
  const tags = await client.flows.addTags(flow?.id ?? "", ["one"]);
  assert.ok(tags.some((tag) => tag.label === "one"));
  assert.deepEqual(
    (await server.requests("addTagsToFlow")).map((request) => request.status),
    [429, 200],
  );
  assert.ok((waits[0] ?? 0) >= 1);
});

test("without retries a failure is raised at once", async () => {
  const client = faulty("answer 503", 1, "GET .*/flows\\?", { retry: { maxRetries: 0 } });
  await assert.rejects(client.flows.list().first(), { status: 503, attempts: 1 });
});

test("a server that nobody runs is told as such, and nothing was sent", async () => {
  const own = await serve(() => undefined);
  await own.stop();
  await assert.rejects(clientOf(own.url).signIn(), (error) => {
    assert.ok(error instanceof errors.ConnectionFailedError);
    assert.equal(error.sent, false);
    assert.match(error.message, /ECONNREFUSED/);
    return true;
  });
});

test("a redirect to another host is not followed, so the token stays where it belongs", async () => {
  const other = await serve((_, response) => response.end());
  let target = "";
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    response.writeHead(307, { Location: target + String(request.url) }).end();
  });
  try {
    // Another port, another name of the same machine, a user in the address, and another way.
    const named = own.url.replace("127.0.0.1", "localhost");
    for (const to of [other.url, named, own.url.replace("//", "//user@"), `${own.url}/a/..`]) {
      target = to;
      const before = own.requests.length;
      const client = clientOf(own.url);
      await assert.rejects(client.flows.get(FLOW), errors.RedirectedError, to);
      assert.equal(own.requests.length, before + 3); // version, sign-in, and the call once
    }
    assert.equal(other.requests.length, 0);
  } finally {
    await own.stop();
    await other.stop();
  }
});

test("a redirect within the API of the server is followed with method and body", async () => {
  const own = await serve((request, response) => {
    if (request.url?.includes("/moved/")) {
      if (!answerSignIn(request, response)) response.end(reply(`<flow id="${FLOW}"/>`));
    } else {
      response.writeHead(308, { Location: `/moved${String(request.url)}` }).end();
    }
  });
  try {
    const client = clientOf(own.url);
    assert.equal((await client.flows.get(FLOW)).id, FLOW);
    assert.equal(client.server, `${own.url}/moved`); // a permanent redirect of the whole server
    assert.deepEqual(
      own.requests.slice(0, 4).map((one) => one.method),
      ["GET", "GET", "POST", "GET"],
    );
  } finally {
    await own.stop();
  }
});

test("redirects in a circle end", async () => {
  const own = await serve((request, response) => {
    response.writeHead(302, { Location: String(request.url) }).end();
  });
  try {
    await assert.rejects(clientOf(own.url).signIn(), errors.RedirectedError);
    assert.equal(own.requests.length, 6);
  } finally {
    await own.stop();
  }
});

test("a reply without an end is given up at the limit, whether or not its length is told", async () => {
  for (const head of [{}, { "Content-Length": "99999999" }]) {
    let sent = 0;
    const own = await serve((request, response) => {
      if (answerSignIn(request, response)) return;
      response.writeHead(200, head);
      const send = (): void => {
        while (!response.destroyed && sent < 90_000_000) {
          sent += 65536;
          if (!response.write(Buffer.alloc(65536, "<"))) {
            response.once("drain", send);
            return;
          }
        }
      };
      send();
    });
    try {
      const client = clientOf(own.url, { maxReplyBytes: 1_000_000 });
      await assert.rejects(client.flows.get(FLOW), /more than 1000000 bytes/);
      assert.ok(sent < 20_000_000, `${sent} bytes were taken`);
    } finally {
      await own.stop();
    }
  }
});

test("of an error page only the beginning is read", async () => {
  let sent = 0;
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    response.writeHead(404, { "Content-Type": "text/html" });
    const send = (): void => {
      while (!response.destroyed && sent < 90_000_000) {
        sent += 65536;
        if (!response.write(Buffer.alloc(65536, "<html>"))) {
          response.once("drain", send);
          return;
        }
      }
    };
    send();
  });
  try {
    await assert.rejects(clientOf(own.url).flows.get(FLOW), (error) => {
      assert.ok(error instanceof errors.UnreadableReplyError);
      assert.match(error.message, /an HTML page/);
      assert.ok((error.text?.length ?? 0) <= 500);
      return true;
    });
    assert.ok(sent < 20_000_000, `${sent} bytes were taken`);
  } finally {
    await own.stop();
  }
});

test("a server that says nothing is given up after the timeouts", async () => {
  const own = await serve((request, response) => {
    answerSignIn(request, response);
  });
  try {
    const retry = { maxRetries: 0 };
    const impatient = clientOf(own.url, { timeouts: { read: 0.2 }, retry });
    await assert.rejects(impatient.flows.get(FLOW), /no data arrived within 0\.2 s/);
    const total = clientOf(own.url, { timeouts: { total: 0.3 }, retry });
    await assert.rejects(total.flows.get(FLOW), errors.RequestTimeoutError);
    await assert.rejects(clientOf(own.url).flows.get(FLOW, { timeout: 0.3 }), /within 0\.3 s/);
  } finally {
    await own.stop();
  }
});

test("a call that waits for a sign-in without end is given up after its own timeout", async () => {
  const own = await serve(() => undefined);
  try {
    const client = clientOf(own.url);
    const begun = performance.now();
    await assert.rejects(client.flows.get(FLOW, { timeout: 0.2 }), (error) => {
      assert.ok(error instanceof errors.RequestTimeoutError);
      assert.match(error.message, /finding the version was not complete within 0\.2 s/);
      return true;
    });
    assert.ok(performance.now() - begun < 5_000);
  } finally {
    await own.stop();
  }
});

test("a compressed reply is limited by its length after decompression", async () => {
  const { gzipSync } = await import("node:zlib");
  const bomb = gzipSync(Buffer.alloc(20_000_000, " "));
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": bomb.length });
    response.end(bomb);
  });
  try {
    const client = clientOf(own.url, { maxReplyBytes: 1_000_000 });
    await assert.rejects(client.flows.get(FLOW), /more than 1000000 bytes/);
  } finally {
    await own.stop();
  }
});

test("a signal cancels a call, with the reason of the caller, and a sign-in goes on for others", async () => {
  const own = await serve((request, response) => {
    setTimeout(() => answerSignIn(request, response), 100);
  });
  try {
    const client = clientOf(own.url);
    const cancel = new AbortController();
    const reason = new Error("enough");
    const call = client.flows.get(FLOW, { signal: cancel.signal });
    const other = client.signIn();
    setTimeout(() => {
      cancel.abort(reason);
    }, 20);
    await assert.rejects(call, reason);
    await other;
    const aborted = client.flows.get(FLOW, { signal: AbortSignal.abort(reason) });
    await assert.rejects(aborted, reason);
  } finally {
    await own.stop();
  }
});

test("an answer of JSON, an empty body and a page are told apart", async () => {
  const bodies = ['{"a": 1}', "", "<html><body>Sign in</body></html>"];
  let at = 0;
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    response.end(bodies[at++]);
  });
  try {
    const client = clientOf(own.url);
    for (const told of [/JSON, not an XML reply/, /an empty body/, /an HTML page/]) {
      await assert.rejects(client.flows.get(FLOW), told);
    }
  } finally {
    await own.stop();
  }
});

test("secrets in the text of an error are hidden, in whatever form", async () => {
  const secret = `p&ss <w"r'd>`;
  const forms = [
    "p&amp;amp;ss &amp;lt;w&amp;quot;r&amp;#39;d&amp;gt;",
    encodeURIComponent(secret).replaceAll("%", "&#37;"),
    Buffer.from(secret).toString("base64"),
    "p&amp;ss &lt;w&quot;r&apos;d&gt;",
  ];
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    response.writeHead(400);
    const detail = `${forms.join(" ")} token-of-the-session`;
    response.end(
      reply(`<error code="400000"><summary>Bad</summary><detail>${detail}</detail></error>`),
    );
  });
  try {
    const call = operations.updateFlowConnection(FLOW, FLOW, { password: secret });
    await assert.rejects(clientOf(own.url).call(call), (error) => {
      assert.ok(error instanceof errors.BadRequestError);
      for (const text of [
        "p&amp;ss",
        secret,
        encodeURIComponent(secret),
        forms[2] ?? "",
        "token-of-the",
      ]) {
        assert.ok(!error.message.includes(text), error.message);
      }
      return true;
    });
  } finally {
    await own.stop();
  }
});

test("cookies of a load balancer come back with later requests, and go with the session", async () => {
  const own = await serve((request, response) => {
    response.setHeader("Set-Cookie", [
      "node=7; Path=/; HttpOnly",
      "bad name=x",
      "old=1; Max-Age=0",
    ]);
    if (answerSignIn(request, response)) return;
    response.end(reply(`<flow id="${FLOW}"/>`));
  });
  try {
    const client = clientOf(own.url);
    await client.flows.get(FLOW);
    assert.equal(own.requests.at(-1)?.headers.cookie, "node=7");
    await client.signOut();
    await client.flows.get(FLOW);
    const signIn = own.requests.filter((one) => one.url?.endsWith("/auth/signin"));
    assert.equal(signIn.length, 2);
  } finally {
    await own.stop();
  }
});
