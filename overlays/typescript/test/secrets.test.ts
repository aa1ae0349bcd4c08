/** Secrets are in no error and no report. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { errors, operations, sessionCredentials } from "@tableau-flows/client";
import { isAbout } from "./support/errors.js";
import { failure, FLOW, reply, TOKEN, using } from "./support/servers.js";

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
