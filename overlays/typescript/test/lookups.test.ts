/** Lookups on servers that ignore filters, or have many objects, or repeat secrets. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Client, errors, tokenCredentials } from "@tableau-flows/client";
import { answerSignIn, reply, serve } from "./support/servers.js";
import type { SmallServer } from "./support/servers.js";

const SECRET = "a-secret-of-the-user";

/** The objects of a server by the ends of the paths of their lists, as XML. */
type Lists = Readonly<Record<string, readonly string[]>>;

const servers: SmallServer[] = [];
after(async () => {
  for (const server of servers) await server.stop();
});

/** Start a server that sends lists without regard to filters; 403 for any other. */
async function site(lists: Lists): Promise<{ tableau: Client; server: SmallServer }> {
  const server = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    const { pathname, searchParams } = new URL(request.url ?? "", "http://a");
    const name = pathname.split("/").pop() ?? "";
    const items = lists[name];
    if (items === undefined) {
      response.statusCode = 403;
      response.end(
        reply("<error code='403004'><summary>Forbidden</summary><detail>No</detail></error>"),
      );
      return;
    }
    const [size, number] = ["pageSize", "pageNumber"].map((one) => Number(searchParams.get(one)));
    const start = ((number ?? 1) - 1) * (size ?? 0);
    const page = items.slice(start, start + (size ?? 0)).join("");
    response.end(
      reply(
        `<pagination pageNumber='${number}' pageSize='${size}' totalAvailable='${items.length}'/>` +
          `<${name}>${page}</${name}>`,
      ),
    );
  });
  servers.push(server);
  const tableau = new Client(server.url, { credentials: tokenCredentials("demo", SECRET) });
  return { tableau, server };
}

function flow(id: string, name: string, project = "p1"): string {
  return `<flow id='${id}' name='${name}'><project id='${project}' name='P'/></flow>`;
}

function project(id: string, name: string, parent?: string): string {
  const above = parent === undefined ? "" : ` parentProjectId='${parent}'`;
  return `<project id='${id}' name='${name}'${above}/>`;
}

async function failure(call: Promise<unknown>): Promise<errors.TableauError> {
  const error: unknown = await call.then(
    () => assert.fail("no error"),
    (one: unknown) => one,
  );
  assert.ok(error instanceof errors.TableauError, String(error));
  return error;
}

test("a server that ignores case or filters changes nothing", async () => {
  const projects = [project("p1", "P"), project("p2", "Q")];
  const flows = [
    flow("f1", "daily"),
    flow("f2", "Daily", "p2"),
    flow("f3", "Daily"),
    flow("f4", "X"),
  ];
  const { tableau, server } = await site({ flows, projects });
  assert.equal((await tableau.flows.find("Daily", { project: "P" })).id, "f3");
  assert.ok(server.requests.some(({ url = "" }) => url.includes("projectId%3Aeq%3Ap1")));
  const error = await failure(tableau.flows.find("X", { project: "Q" }));
  assert.match(error.message, /There is one in the project "P" \(id f4\)$/);
});

test("at most 100 objects of a name are read, and ten are told", async () => {
  const flows = Array.from({ length: 150 }, (_, index) => flow(`f${index}`, "Daily"));
  const { tableau } = await site({ flows });
  const error = await failure(tableau.flows.find("Daily"));
  assert.ok(error instanceof errors.AmbiguousNameError);
  assert.equal(error.candidates?.length, 100);
  assert.equal(error.message.split("one in the project").length - 1, 10);
  assert.match(error.message, /; and more\. Give project$/);
});

test("projects that may not be read do not hide that a name is ambiguous", async () => {
  const { tableau } = await site({ flows: [flow("f1", "Daily"), flow("f2", "Daily")] });
  const error = await failure(tableau.flows.find("Daily"));
  assert.match(
    error.message,
    /: one in the project "P" \(id f1\); one in the project "P" \(id f2\)/,
  );
});

test("projects that are in each other do not make a lookup endless", async () => {
  const projects = [project("p1", "P", "p2"), project("p2", "Q", "p1")];
  const { tableau } = await site({ flows: [flow("f1", "D"), flow("f2", "D")], projects });
  const error = await failure(tableau.flows.find("D"));
  assert.ok(error instanceof errors.AmbiguousNameError);
});

test("two groups of a name are told by their domains", async () => {
  const groups = ["local", "corp"].map(
    (domain, index) => `<group id='g${index}' name='Sales'><domain name='${domain}'/></group>`,
  );
  const { tableau } = await site({ groups });
  const error = await failure(tableau.groups.find("Sales"));
  assert.equal(
    error.message,
    'several groups are called "Sales": one in the domain "local" (id g0); one in the domain "corp" (id g1)',
  );
});

test("the five most similar names are told once, the most similar first", async () => {
  const names = ["Salxx", "Salesx", "Sales", "Sales", "Sale1", "Sale2", "Sale3", "Other"];
  const flows = names.map((name, index) => flow(`f${index}`, name));
  const { tableau } = await site({ flows, projects: [] });
  const error = await failure(tableau.flows.find("sales"));
  assert.deepEqual(error.nearest, ["Sales", "Salesx", "Sale1", "Sale2", "Sale3"]);
});

test("only the beginnings of long names are compared", async () => {
  const start = "x".repeat(64);
  const { tableau } = await site({ flows: [flow("f1", start + "a".repeat(200))] });
  const error = await failure(tableau.flows.find(start + "b".repeat(200)));
  assert.equal(error.nearest?.length, 1);
  assert.ok(error.message.length < 300, error.message);
});

test("similar names are looked for among the first 1,000 objects", async () => {
  const flows = Array.from({ length: 1200 }, (_, index) => flow(`f${index}`, `Report ${index}`));
  flows[900] = flow("f900", "Superstore");
  flows[1100] = flow("f1100", "Inventory");
  const { tableau } = await site({ flows });
  assert.deepEqual((await failure(tableau.flows.find("Superstor"))).nearest, ["Superstore"]);
  assert.deepEqual((await failure(tableau.flows.find("Inventor"))).nearest, []);
});

test("a secret that names repeat is in no error", async () => {
  const named = [flow("f1", `D ${SECRET}`), flow("f2", `D ${SECRET}`, SECRET), flow("f3", "Daily")];
  const projects = [project(SECRET, SECRET)];
  const { tableau } = await site({ flows: [...named, flow("f4", "Daily", SECRET)], projects });
  const similar = await failure(tableau.flows.find("D a-sexret-of-the-usex"));
  assert.equal(similar.nearest?.length, 1);
  const ambiguous = await failure(tableau.flows.find("Daily"));
  for (const error of [similar, ambiguous]) {
    assert.ok(!error.message.includes(SECRET), error.message);
    assert.ok(!String(error.nearest).includes(SECRET));
  }
});

test("a project that differs in case only is told once", async () => {
  const { tableau } = await site({ projects: [project("p1", "Sales"), project("p2", "EU", "p1")] });
  assert.deepEqual((await failure(tableau.projects.find("sales"))).nearest, ["Sales"]);
});

/** Start a server whose only flow has output steps, and takes note of runs. */
async function stepped(steps: readonly string[]): Promise<{ tableau: Client; bodies: string[] }> {
  const bodies: string[] = [];
  const server = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    if (request.method === "GET") {
      const outputs = steps.map((name, index) => `<flowOutputStep id='s${index}' name='${name}'/>`);
      response.end(
        reply(`<flow id='f1' name='F'/><flowOutputSteps>${outputs.join("")}</flowOutputSteps>`),
      );
      return;
    }
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      bodies.push(body);
      response.end(reply("<job id='j1' mode='Asynchronous' type='RunFlow'/>"));
    });
  });
  servers.push(server);
  const tableau = new Client(server.url, { credentials: tokenCredentials("demo", SECRET) });
  return { tableau, bodies };
}

test("an output step that is named twice is sent once", async () => {
  const { tableau, bodies } = await stepped(["A", "B"]);
  await tableau.flows.run("f1", { outputSteps: ["B", "B"] });
  assert.equal(bodies[0]?.split("s1").length, 2, bodies[0]);
});

test("two output steps of one name are told by their ids", async () => {
  const { tableau, bodies } = await stepped(["A", "A"]);
  const error = await failure(tableau.flows.run("f1", { outputSteps: ["A"] }));
  assert.match(error.message, /2 output steps called "A": give one of the ids s0, s1$/);
  assert.deepEqual(bodies, []);
});

test("ten output steps are told for a wrong name, without secrets", async () => {
  const names = Array.from({ length: 12 }, (_, index) => (index === 1 ? SECRET : `Step ${index}`));
  const { tableau } = await stepped(names);
  const error = await failure(tableau.flows.run("f1", { outputSteps: ["A"] }));
  assert.ok(!error.message.includes(SECRET));
  assert.match(error.message, /"Step 9", and more$/);
});

test("the time of a run includes reading the flow", async () => {
  const server = await serve((request, response) => void answerSignIn(request, response));
  servers.push(server);
  const credentials = tokenCredentials("demo", SECRET);
  const tableau = new Client(server.url, { credentials, timeouts: { total: 2 } });
  await tableau.signIn();
  const call = tableau.flows.run("f1", { outputSteps: ["A"], timeout: 0.3 });
  const error = await failure(call);
  assert.ok(error instanceof errors.RequestTimeoutError);
  assert.match(error.message, /had not ended within 0\.\d+ s/);
});
