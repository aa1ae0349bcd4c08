/** Servers and callers that abuse what makes calls fast, and lookups by name. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { test } from "node:test";
import { Client, errors, sessionCredentials } from "@tableau-flows/client";
import { FLOW, reply, TOKEN, using } from "./support/servers.js";
import type { Answer } from "./support/servers.js";

const STEP = "11111111-16b5-46e1-9c43-a76bb8ab65fb";
const REGION = "22222222-16b5-46e1-9c43-a76bb8ab65fb";
const VERSION = reply(
  "<serverInfo><productVersion build='1'>2026.1</productVersion>" +
    "<restApiVersion>3.30</restApiVersion></serverInfo>",
);

/** Answer lists of projects and flows, whatever is asked for. */
function site(projects: readonly string[], flows: readonly string[]): Answer {
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://a");
    const name = pathname.split("/").pop() ?? "";
    const items = name === "projects" ? projects : flows;
    const [size = 0, number = 0] = ["pageSize", "pageNumber"].map((one) =>
      Number(searchParams.get(one)),
    );
    const page = items.slice((number - 1) * size, number * size).join("");
    response.end(
      reply(
        `<pagination pageNumber="${number}" pageSize="${size}" totalAvailable="${items.length}"/>` +
          `<${name}>${page}</${name}>`,
      ),
    );
  };
}

const NO_FLOWS = site([], []);

async function usageError(call: Promise<unknown>, about: string): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(error instanceof errors.UsageError, String(error));
    assert.ok(error.message.includes(about), error.message);
    return true;
  });
}

test("a response without a body keeps no connection, whatever length it announces", async () => {
  let framing = "";
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    socket.on("data", (data) => {
      const isVersion = data.toString("latin1").includes("/serverinfo");
      if (isVersion) {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${VERSION.length}\r\n\r\n${VERSION}`);
      } else socket.write(`HTTP/1.1 204 No Content\r\n${framing}\r\n\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const credentials = sessionCredentials({ token: TOKEN, siteId: "site-1" });
    const client = new Client(`http://127.0.0.1:${port}`, { site: "s", credentials });
    const table = [
      ["Content-Length: 50", 2],
      ["Transfer-Encoding: chunked", 2],
      // Such a connection is of further use.
      ["Content-Length: 0", 3],
      ["X-Other: 1", 3],
    ] as const;
    for (const [line, most] of table) {
      framing = line;
      for (let call = 0; call < 10; call += 1) await client.flows.delete(FLOW);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(open.size <= most, `${line}: ${open.size} are open`);
    }
    assert.ok(open.size >= 1);
  } finally {
    for (const socket of open) socket.destroy();
    server.close();
  }
});

test("long names of attributes that are not known stay in memory for no document after", () => {
  const code = `
    const { catalog, decodeDocument } = await import("@tableau-flows/client/wire");
    const long = "n".repeat(1_000_000);
    const names = Array.from({ length: 20 }, (_, at) => \` \${long}\${at}="1"\`).join("");
    const shapes = Object.values(catalog).flatMap(({ reply }) => reply ?? []).slice(0, 40);
    const before = (gc(), process.memoryUsage().heapUsed);
    for (const shape of shapes) {
      const field = shape.fields.find((one) => one.shape !== undefined && !one.wrapper);
      if (!field) continue;
      try {
        decodeDocument(shape, \`<tsResponse><\${field.wire}\${names}/></tsResponse>\`);
      } catch {}
    }
    gc();
    console.log(process.memoryUsage().heapUsed - before);
  `;
  const flags = ["--expose-gc", "--input-type=module", "--eval", code];
  const kept = Number(execFileSync(process.execPath, flags, { encoding: "utf8" }));
  assert.ok(kept < 50_000_000, `${kept} bytes`);
});

test("long names of projects do not multiply in the paths that errors tell", async () => {
  // Each project is in one of 20 that are in each other: 4 MB, of which all paths would be 8 GB.
  const long = "y".repeat(200_000);
  const projects = Array.from({ length: 2_000 }, (_, at) => {
    const parent = at === 0 || at >= 20 ? 19 : at - 1;
    const name = at < 20 ? long : at < 40 ? "same" : `c${at}`;
    return `<project id="p${at}" name="${name}" parentProjectId="p${parent}"/>`;
  });
  const flows = [30, 31].map(
    (at) => `<flow id="f${at}" name="A"><project id="p${at}" name="P"/></flow>`,
  );
  await using(site(projects, flows), async ({ flows: own, projects: lists }) => {
    await assert.rejects(own.find("A"), (error: unknown) => {
      assert.ok(error instanceof errors.AmbiguousNameError, String(error));
      assert.equal(error.candidates?.length, 2);
      assert.ok(error.message.length < 1_000);
      return true;
    });
    await assert.rejects(lists.find("same"), (error: unknown) => {
      assert.ok(error instanceof errors.NameNotFoundError, String(error));
      const { nearest = [] } = error;
      assert.equal(nearest.length, 5);
      for (const one of nearest) assert.ok(one.length < 25_000 && one.endsWith("/same"));
      return true;
    });
  });
});

test("a project object of the caller is told by its name, without secrets", async () => {
  await using(NO_FLOWS, async (client) => {
    const find = (project: object): Promise<unknown> =>
      client.flows.find("A", { project: project as { id: string } });
    await assert.rejects(find({ id: "p1", name: "Sales" }), /in the project "Sales"/);
    for (const name of [5, null, {}, undefined]) {
      await assert.rejects(find({ id: "p1", name }), /in the project "p1"/);
    }
    await assert.rejects(find({ id: "p1", name: `the ${TOKEN}` }), (error: unknown) => {
      assert.ok(error instanceof errors.NameNotFoundError);
      assert.ok(!error.message.includes("0123456789"), error.message);
      return true;
    });
  });
});

test("a name that no object can have is refused by what it is, and nothing is sent", async () => {
  await using(NO_FLOWS, async (client, own) => {
    const long = "x".repeat(1_001);
    await usageError(client.flows.find(long), "name has 1001 characters");
    await usageError(client.users.find(long), "name has 1001 characters");
    await usageError(client.schedules.find(long), "name has 1001 characters");
    await usageError(client.projects.find(`A/${long}`), "each name in path has 1001 characters");
    await usageError(client.projects.find(new Array<string>(2)), "each name in path");
    await usageError(client.flows.find("A", { project: new Array<string>(1) }), "each name in");
    assert.equal(own.requests.length, 0);
    await assert.rejects(client.flows.find("x".repeat(1_000)), errors.NameNotFoundError);
  });
});

test("options in a Map or another collection are refused, since they would be lost", async () => {
  await using(NO_FLOWS, async (client, own) => {
    const collections = [new Map([["Region", "East"]]), new URLSearchParams("Region=East")];
    for (const one of [...collections, new Set(["Region"])] as never[]) {
      await usageError(client.flows.run(FLOW, { parameters: one }), "parameters must be an object");
      await usageError(client.flows.run(FLOW, one), "options must be an object");
      await usageError(client.flows.find("A", one), "options must be an object");
    }
    await usageError(client.flows.run(FLOW, { outputSteps: new Array<string>(2) }), "outputSteps");
    await usageError(client.flows.run(FLOW, { outputSteps: [""] }), "each of outputSteps");
    assert.equal(own.requests.length, 0);
  });
});

test("output steps may have any names, and objects of them any ids", async () => {
  const names = ["Step #1", "Sales/EU", "2024", "50 % off?", "a,b", "a\\b", "http://x/"];
  const steps = names.map((name, at) => `<flowOutputStep id="step-${at}" name="${name}"/>`);
  const bodies: string[] = [];
  await using(
    (request, response) => {
      if (request.method === "GET") {
        const flow = `<flow id="${FLOW}" name="A"><parameters/></flow>`;
        response.end(reply(`${flow}<flowOutputSteps>${steps.join("")}</flowOutputSteps>`));
        return;
      }
      let body = "";
      request.on("data", (data: Buffer) => (body += data.toString()));
      request.on("end", () => {
        bodies.push(body);
        response.end(reply(`<job id="${FLOW}" mode="Asynchronous" type="RunFlow"/>`));
      });
    },
    async (client) => {
      for (const given of [...names, ...names.map((_, at) => ({ id: `step-${at}` }))]) {
        await client.flows.run(FLOW, { outputSteps: [given] });
      }
      const ids = names.map((_, at) => `step-${at}`);
      assert.deepEqual(
        bodies.map((body) => /<flowOutputStep id="([^"]*)"/.exec(body)?.[1]),
        [...ids, ...ids],
      );
      await usageError(client.flows.run(FLOW, { outputSteps: ["step-9"] }), "no output step");
      await client.flows.run(FLOW, { outputSteps: [STEP], parameters: { [REGION]: "x" } });
    },
  );
});

test("an environment whose values are no texts is refused by the name of the variable", () => {
  const secret = "hush-hush-hush";
  const usual = {
    TABLEAU_SERVER: "https://tableau.example.com",
    TABLEAU_TOKEN_NAME: "n",
    TABLEAU_TOKEN_SECRET: secret,
  };
  const refused = (environment: unknown, about: string): void => {
    assert.throws(
      () => Client.fromEnvironment({}, environment as never),
      (error: unknown) => {
        assert.ok(error instanceof errors.UsageError, String(error));
        assert.ok(error.message.includes(about), error.message);
        assert.ok(!error.message.includes(secret));
        return true;
      },
    );
  };
  for (const one of [null, 5, "x", [], new Map(Object.entries(usual))]) {
    refused(one, "environment must be an object");
  }
  for (const name of [...Object.keys(usual), "TABLEAU_SITE"]) {
    for (const value of [5, null, { secret }, [secret]]) {
      refused({ ...usual, [name]: value }, `${name} must be a text`);
    }
  }
  assert.ok(Client.fromEnvironment({}, { ...usual, TABLEAU_SITE: undefined }));
});

test("pieces of a body that are no bytes are refused, of whatever kind they are", async () => {
  const pieces = [new Uint16Array([60, 61]), new DataView(new ArrayBuffer(4)), new ArrayBuffer(4)];
  for (const piece of pieces) {
    const credentials = sessionCredentials({ token: TOKEN, siteId: "site-1" });
    const client = new Client("https://tableau.example.com", {
      credentials,
      site: "s",
      retry: { maxRetries: 0 },
      fetch: (input) => {
        const isVersion = (input as string).endsWith("/serverinfo");
        const body = new ReadableStream<unknown>({
          start(controller) {
            controller.enqueue(piece);
            controller.close();
          },
        });
        const headers = new Headers();
        const answer = { type: "basic", status: 200, headers, body, bodyUsed: false } as never;
        return Promise.resolve(isVersion ? new Response(VERSION) : answer);
      },
    });
    await assert.rejects(client.flows.get(FLOW), /something else than bytes/);
  }
});
