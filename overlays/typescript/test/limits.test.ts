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
