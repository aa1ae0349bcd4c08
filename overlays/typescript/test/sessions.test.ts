/** Sessions: one sign-in for all calls, renewals, versions, and secrets that are never shown. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { inspect } from "node:util";
import {
  Client,
  connectedAppCredentials,
  errors,
  jwtCredentials,
  operations,
  passwordCredentials,
  sessionCredentials,
  tokenCredentials,
} from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";

let server: Emulator;
before(async () => {
  server = await Emulator.start();
});
after(() => server.stop());
beforeEach(() => server.control("POST", "reset"));

function twentyCalls(client: Client): Promise<unknown[]> {
  return Promise.all(Array.from({ length: 20 }, () => client.flows.list({ pageSize: 2 }).first()));
}

test("twenty calls at once share one sign-in and one request for the version", async () => {
  const client = server.client();
  await twentyCalls(client);
  assert.equal((await server.requests("signIn")).length, 1);
  assert.equal((await server.requests("serverInfo")).length, 1);
  await client.close();
  assert.equal((await server.requests("signOut")).length, 1);
});

test("after the session has ended, twenty calls at once share one new sign-in", async () => {
  const client = server.client();
  await client.signIn();
  await server.control("POST", "expire-tokens");
  await twentyCalls(client);
  assert.equal((await server.requests("signIn")).length, 2);
  await client.close();
});

test("wrong credentials are tried once, for all waiting calls", async () => {
  const credentials = tokenCredentials("demo", "wrong-secret");
  const client = server.client({ credentials });
  const ends = await Promise.allSettled([1, 2, 3].map(() => client.flows.list().first()));
  for (const end of ends) {
    assert.ok(end.status === "rejected" && end.reason instanceof errors.SignInError);
    assert.ok(!end.reason.message.includes("wrong-secret"));
  }
  assert.equal((await server.requests("signIn")).length, 1);
});

test("an adopted session is used as it is, is not ended, and cannot be renewed", async () => {
  const session = await server.client().call(
    operations.signIn({
      credentials: { name: "admin", password: "admin", site: { contentUrl: "" } },
    }),
  );
  const adopted = { token: session.token, siteId: session.site.id };
  const client = server.client({ credentials: sessionCredentials(adopted) });
  assert.ok((await client.flows.list().toArray()).length > 0);
  await server.control("POST", "expire-tokens");
  await assert.rejects(client.flows.list().first(), /the session was adopted/);
  await client.close();
  assert.equal((await server.requests("signOut")).length, 0);
});

test("a password signs in, and as another user", async () => {
  const viewer = await server.id("users", "viewer");
  const client = server.client({
    credentials: passwordCredentials("admin", "admin", { impersonate: viewer }),
  });
  await client.signIn();
  assert.equal(client.userId, viewer);
});

test("a JSON web token is made anew for each sign-in", async () => {
  let made = 0;
  const client = server.client({
    credentials: jwtCredentials(() => {
      made += 1;
      return "not-a-token";
    }),
  });
  await assert.rejects(client.signIn(), errors.AuthenticationError);
  await assert.rejects(client.signIn(), errors.AuthenticationError);
  assert.equal(made, 2);
});

const APP = {
  clientId: "demo-app",
  secretId: "demo-app-secret",
  secretValue: "demo-app-secret-value-of-an-emulated-server",
  user: "admin",
};

test("a connected app signs in with the scopes of its calls, and again for others", async () => {
  const client = server.client({ credentials: connectedAppCredentials(APP) });
  await assert.rejects(client.signIn(), errors.UsageError); // there is no call yet
  await client.flows.list().toArray();
  await client.flows.list().toArray();
  assert.equal((await server.requests("signIn")).length, 1);
  await client.projects.list().first();
  await client.flows.list().toArray();
  assert.equal((await server.requests("signIn")).length, 2);
  await client.close();
  assert.equal((await server.requests("signOut")).length, 2); // both sessions
});

test("a connected app with scopes of its own asks for no others", async () => {
  const app = { ...APP, scopes: ["tableau:flows:read"] };
  const client = server.client({ credentials: connectedAppCredentials(app) });
  await client.signIn();
  await client.flows.list().toArray();
  await assert.rejects(client.projects.list().first(), errors.AuthenticationError);
});

test("a connected app with a wrong secret is refused, and the error does not show it", async () => {
  const secretValue = "another-secret-value-of-the-app";
  const client = server.client({ credentials: connectedAppCredentials({ ...APP, secretValue }) });
  await assert.rejects(client.flows.list().first(), (error) => {
    assert.ok(error instanceof errors.SignInError);
    assert.ok(!error.message.includes(secretValue));
    return true;
  });
});

test("the site is switched without another sign-in, and later calls are about it", async () => {
  const client = server.client();
  await client.signIn();
  const before = client.siteId;
  await client.switchSite("sales");
  assert.notEqual(client.siteId, before);
  assert.equal(client.site, "sales");
  await client.switchSite("sales"); // no change
  await client.flows.list().toArray();
  assert.equal((await server.requests("signIn")).length, 1);
  await assert.rejects(client.switchSite("nowhere"), errors.SwitchSiteError);
  assert.equal(client.site, "sales");
});

test("neither a client nor its credentials nor its errors show a secret", async () => {
  const credentials = tokenCredentials("demo", "demo-secret");
  const client = server.client({ credentials, headers: { "X-Gateway": "gateway-key-1" } });
  await client.signIn();
  const { token } = await server.client().call(
    operations.signIn({
      credentials: { name: "admin", password: "admin", site: { contentUrl: "" } },
    }),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(client)), {
    server: server.url,
    site: "",
    apiVersion: client.apiVersion,
  });
  const error = await client.flows.get("no-such-flow").catch((reason: unknown) => reason);
  for (const value of [client, client.flows, credentials, error]) {
    const text = inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value);
    for (const secret of ["demo-secret", "gateway-key-1", token]) {
      assert.ok(!text.includes(secret), text);
    }
  }
});

test("a closed client refuses calls", async () => {
  const client = server.client();
  await client.close();
  await assert.rejects(client.flows.list().first(), /the client is closed/);
});

test("an operation of the other kind of server is refused before anything is sent", async () => {
  const client = server.client();
  const flow = await client.flows.list().first();
  const before = (await server.requests()).length;
  const call = operations.createCloudFlowTask(flow?.id ?? "", {
    frequency: "Daily",
    frequencyDetails: { start: "08:00:00" },
  });
  await assert.rejects(client.call(call), errors.DeploymentError);
  assert.equal((await server.requests()).length, before);
});

test("the newest version can be limited, and newer operations are then refused", async () => {
  const client = server.client({ version: "3.9" });
  await client.signIn();
  assert.equal(client.apiVersion, "3.9");
  await assert.rejects(client.flowRuns.list().first(), errors.VersionError);
  assert.equal((await server.requests("getFlowRuns")).length, 0);
});

test("options that make no sense are refused", () => {
  const credentials = tokenCredentials("n", "s");
  const make = (options: object, url = server.url) => new Client(url, { credentials, ...options });
  for (const options of [
    { timeouts: { total: -1 } },
    { retry: { maxRetries: 1.5 } },
    { site: "a/b" },
    { version: "new" },
    { maxReplyBytes: 0 },
    { headers: { "X-A": "a\r\nb" } },
    { credentials: { name: "n" } },
  ]) {
    assert.throws(() => make(options), errors.UsageError, JSON.stringify(options));
  }
  for (const url of ["tableau.example.com", "ftp://t", "https://user:secret@t", "https://t/?a=b"]) {
    assert.throws(() => make({}, url), errors.UsageError);
  }
  assert.throws(() => tokenCredentials("", "s"), errors.UsageError);
});
