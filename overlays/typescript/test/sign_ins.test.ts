/** Sign-ins that are refused, and sessions that servers describe wrongly. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Client, errors, tokenCredentials } from "@tableau-flows/client";
import { answerSignIn, failure, FLOW, reply, serve, using } from "./support/servers.js";

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
