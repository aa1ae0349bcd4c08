/** Redirects, and the cookies that servers set. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, errors, sessionCredentials, tokenCredentials } from "@tableau-flows/client";
import { FLOW, reply, TOKEN, using } from "./support/servers.js";

const EMPTY = reply(
  '<pagination pageNumber="1" pageSize="1000" totalAvailable="0"/><projects></projects>',
);

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
