/** What a newcomer needs: names in place of ids, short set-up, and messages for mistakes. */

import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { Client, errors, operations, tokenCredentials } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";

let server: Emulator;
let tableau: Client;
let superstore: string;

before(async () => {
  server = await Emulator.start("--run-seconds", "0.1");
  await server.control("POST", "state", {
    projects: [
      { name: "Sales" },
      { name: "EU", parent: "Sales" },
      { name: "Marketing" },
      { name: "EU", parent: "Marketing" },
      { name: "North/South" },
    ],
    flows: [
      { name: "Daily", project: "Sales/EU" },
      { name: "Daily", project: "Marketing/EU" },
      { name: "Costs: 50%, all", project: "Sales/EU" },
    ],
  });
  tableau = server.client();
  superstore = await server.id("flows", "Superstore");
});
after(async () => {
  await tableau.close();
  await server.stop();
});

/** Return the error of a lookup, whose class is given. */
async function failure<Kind extends errors.TableauError>(
  call: () => Promise<unknown>,
  kind: new (message: string) => Kind,
): Promise<Kind> {
  let found: unknown;
  await assert.rejects(call, (error) => {
    found = error;
    return error instanceof kind;
  });
  return found as Kind;
}

/** Return the operations that a call sends. */
async function sent(call: () => Promise<unknown>): Promise<(string | null)[]> {
  await tableau.signIn();
  const count = (await server.requests()).length;
  await call();
  return (await server.requests()).slice(count).map(({ operation }) => operation);
}

test("a flow is found by its name", async () => {
  assert.equal((await tableau.flows.find("Superstore")).id, superstore);
  assert.equal((await tableau.flows.find("Superstore", { project: "Default" })).id, superstore);
});

test("a flow is found in a project given by path, names, id or object", async () => {
  const project = await tableau.projects.find("Sales/EU");
  const wanted = (await tableau.flows.find("Daily", { project })).id;
  for (const one of ["Sales/EU", ["Sales", "EU"], project.id, project.id.toUpperCase()]) {
    assert.equal((await tableau.flows.find("Daily", { project: one })).id, wanted);
  }
  const other = await tableau.flows.find("Daily", { project: "Marketing/EU" });
  assert.notEqual(other.id, wanted);
});

test("a name with characters that filters cannot have is found too", async () => {
  const flow = await tableau.flows.find("Costs: 50%, all", { project: "Sales/EU" });
  assert.equal(flow.name, "Costs: 50%, all");
});

test("a flow of a name that several have is an error with all of them", async () => {
  const error = await failure(() => tableau.flows.find("Daily"), errors.AmbiguousNameError);
  assert.equal(error.candidates?.length, 2);
  assert.match(error.message, /several flows are called "Daily": one in the project "/);
  assert.ok(error.message.includes('"Sales/EU"') && error.message.includes('"Marketing/EU"'));
  assert.match(error.message, /Give project$/);
});

test("a flow that is not found is an error with similar names", async () => {
  const error = await failure(() => tableau.flows.find("superstor"), errors.NameNotFoundError);
  assert.deepEqual(error.nearest, ["Superstore"]);
  assert.match(error.message, /^there is no flow "superstor" that the user may see; similar names/);
  const none = await failure(() => tableau.flows.find("zzzzzzzz"), errors.NameNotFoundError);
  assert.deepEqual(none.nearest, []);
});

test("names are compared exactly", async () => {
  const error = await failure(() => tableau.flows.find("SUPERSTORE"), errors.NameNotFoundError);
  assert.deepEqual(error.nearest, ["Superstore"]);
});

test("a flow that is in another project is an error that says where", async () => {
  const call = () => tableau.flows.find("Superstore", { project: "Sales/EU" });
  const error = await failure(call, errors.NameNotFoundError);
  assert.match(error.message, /in the project "Sales\/EU" that the user may see/);
  assert.match(
    error.message,
    new RegExp(`There is one in the project "Default" \\(id ${superstore}`),
  );
});

test("an id and an address in place of a name are explained", async () => {
  const id = await failure(() => tableau.flows.find(superstore), errors.NameNotFoundError);
  assert.match(id.message, /It has the form of an id, which needs no lookup/);
  const address = "https://tableau.example.com/#/site/sales/flows/263";
  const page = await failure(() => tableau.flows.find(address), errors.NameNotFoundError);
  assert.match(page.message, /An address is not looked up/);
});

test("a project is found by its path, level by level", async () => {
  const project = await tableau.projects.find("Sales/EU");
  assert.equal(project.id, await server.id("projects", "Sales/EU"));
  assert.equal((await tableau.projects.find(["North/South"])).name, "North/South");
});

test("a project that is not found is an error with the paths of similar ones", async () => {
  const call = () => tableau.projects.find("Sales/EUU");
  const error = await failure(call, errors.NameNotFoundError);
  assert.deepEqual(error.nearest, ["Sales/EU"]);
  assert.match(error.message, /there is no project "EUU" in the project "Sales"/);
  const top = await failure(() => tableau.projects.find("EU"), errors.NameNotFoundError);
  assert.deepEqual([...(top.nearest ?? [])].sort(), ["Marketing/EU", "Sales/EU"]);
  assert.match(top.message, /at the top level/);
});

test("a malformed path is refused before anything is sent", async () => {
  const wrong = ["", "Sales/", "/Sales", "https://tableau.example.com/#/projects/3"];
  const operations = await sent(async () => {
    for (const one of wrong) {
      await failure(() => tableau.projects.find(one), errors.UsageError);
      const find = () => tableau.flows.find("Daily", { project: one });
      await failure(find, errors.UsageError);
    }
    const address = () => tableau.projects.find("https://tableau.example.com/#/projects/3");
    assert.match((await failure(address, errors.UsageError)).message, /not the address "https/);
    await failure(() => tableau.projects.find([]), errors.UsageError);
    await failure(() => tableau.projects.find(5 as unknown as string), errors.UsageError);
    await failure(() => tableau.projects.find(new Array<string>(101).fill("a")), errors.UsageError);
    await failure(() => tableau.flows.find(""), errors.UsageError);
    await failure(() => tableau.users.find(undefined as unknown as string), errors.UsageError);
  });
  assert.deepEqual(operations, []);
});

test("users, groups, group sets, schedules and sites are found by name", async () => {
  const users = await tableau.users.find("viewer");
  assert.equal(users.id, await server.id("users", "viewer"));
  assert.equal((await tableau.groups.find("Analysts")).name, "Analysts");
  assert.equal((await tableau.groupSets.find("Reviewing Analysts")).name, "Reviewing Analysts");
  assert.equal((await tableau.schedules.find("Nightly flows")).name, "Nightly flows");
  assert.equal((await tableau.sites.find("Sales")).contentUrl, "sales");
  const error = await failure(() => tableau.schedules.find("Nightly"), errors.LookupFailedError);
  assert.match(error.message, /there is no schedule "Nightly" that the user may see/);
});

test("a mail address in place of a login name leads to the user", async () => {
  const [user] = (await tableau.users.list({ fields: "name,email" }).toArray()).filter(
    ({ email, name }) => email !== undefined && email !== name,
  );
  assert.ok(user?.email !== undefined && user.name !== undefined);
  const { email, name } = user;
  const error = await failure(() => tableau.users.find(email), errors.NameNotFoundError);
  assert.match(error.message, new RegExp(`the mail address of the user "${name}"`));
});

test("a lookup ends with its signal", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await assert.rejects(() => tableau.flows.find("Superstore", { signal }), /enough/);
});

test("output steps and parameters of a run can be given by name", async () => {
  const run = await tableau.flows.run(superstore, {
    outputSteps: ["Superstore CSV"],
    parameters: { Region: "East" },
  });
  await run.wait({ timeout: 30 });
  assert.equal(run.run?.flowParameterRuns[0]?.overrideValue, "East");
});

test("a run with ids does not read the flow first", async () => {
  const { outputSteps = [] } = await tableau.flows.get(superstore);
  const operations = await sent(async () => {
    const run = await tableau.flows.run(superstore, { outputSteps });
    await run.wait({ timeout: 30 });
  });
  assert.ok(operations.includes("runFlowNow") && !operations.includes("queryFlow"));
});

test("a wrong name of an output step or a parameter is an error that lists the right ones", async () => {
  const steps = () => tableau.flows.run(superstore, { outputSteps: ["CSV"] });
  const step = await failure(steps, errors.UsageError);
  assert.match(step.message, /no output step "CSV"; it has "Superstore CSV", "Superstore Hyper"/);
  const parameters = () => tableau.flows.run(superstore, { parameters: { region: "East" } });
  const parameter = await failure(parameters, errors.UsageError);
  assert.match(parameter.message, /the flow has no parameter "region"; it has "Region"/);
  const numbers = { Region: 5 } as unknown as Record<string, string>;
  const wrong = () => tableau.flows.run(superstore, { parameters: numbers });
  assert.match(
    (await failure(wrong, errors.UsageError)).message,
    /^parameters\["Region"\] must be/,
  );
});

test("a value given twice, by name and by id, is refused", async () => {
  const { parameters } = await tableau.flows.get(superstore);
  const values = { Region: "East", [parameters[0]?.id ?? ""]: "West" };
  const call = () => tableau.flows.run(superstore, { parameters: values });
  assert.match((await failure(call, errors.UsageError)).message, /two values/);
});

test("an option with a wrong name is refused before anything is sent", async () => {
  const wrong = { timout: 5 } as object;
  const run = await tableau.flows.run(superstore);
  await run.wait({ timeout: 30 });
  const calls = {
    get: () => tableau.flows.get(superstore, wrong),
    publish: () => tableau.flows.publish(new Uint8Array(9), { name: "A", ...wrong }),
    run: () => tableau.flows.run(superstore, wrong),
    wait: () => run.wait(wrong),
    download: () => tableau.flows.download(superstore, path.join(tmpdir(), "never"), wrong),
    stream: () => tableau.flows.stream(superstore, wrong),
    find: () => tableau.flows.find("Superstore", wrong),
    users: () => tableau.users.find("viewer", wrong),
    projects: () => tableau.projects.find("Default", wrong),
    call: () => tableau.call(operations.queryFlow(superstore), wrong),
  };
  const operationsSent = await sent(async () => {
    for (const [name, call] of Object.entries(calls)) {
      const error = await failure(call, errors.UsageError);
      assert.match(error.message, /^options has no "timout"; there are .*signal, timeout/, name);
    }
    assert.throws(() => tableau.flows.list({}, wrong), /options has no "timout"/);
  });
  assert.deepEqual(operationsSent, []);
});

test("each label becomes one tag, whatever is in it", async () => {
  const tags = await tableau.flows.addTags(superstore, ["two words", "one,two"]);
  const labels = tags.map(({ label }) => label);
  assert.ok(labels.includes("two words") && labels.includes("one,two"), String(labels));
  for (const label of ["", 'a "quoted" one', undefined as unknown as string]) {
    await failure(() => tableau.flows.addTags(superstore, [label]), errors.UsageError);
  }
});

test("members of the client have methods for creating, favorites and tags of many", async () => {
  const project = await tableau.projects.create("Archive", { description: "Old flows" });
  assert.equal((await tableau.projects.find("Archive")).id, project.id);
  const user = (await tableau.users.find("admin")).id;
  await tableau.favorites.add(superstore, { user, label: "Mine" });
  assert.equal((await tableau.favorites.list(user).toArray()).length, 1);
});

test("a client and a run show in a console what they are, without secrets", async () => {
  assert.match(inspect(tableau), /^Client \{ server: 'http:.*', site: ''/);
  assert.ok(!inspect(tableau).includes("demo-secret"));
  assert.ok(!inspect(server.client()).includes("undefined"));
  const run = await tableau.flows.run(superstore);
  assert.match(inspect({ run }), new RegExp(`FlowRunHandle \\{\\s*jobId: '${run.jobId}'`));
  await run.wait({ timeout: 30 });
});

test("a client is closed at the end of a block with await using", async () => {
  let kept: Client;
  {
    await using client = server.client();
    await client.flows.get(superstore);
    kept = client;
  }
  await assert.rejects(() => kept.flows.get(superstore), /the client is closed/);
});

const TOKEN = { TABLEAU_TOKEN_NAME: "demo", TABLEAU_TOKEN_SECRET: "demo-secret" };
const APP = {
  TABLEAU_APP_CLIENT_ID: "demo-app",
  TABLEAU_APP_SECRET_ID: "demo-app-secret",
  TABLEAU_APP_SECRET_VALUE: "demo-app-secret-value-of-an-emulated-server",
  TABLEAU_APP_USER: "admin",
};

test("a client takes the server, the site and a token from the environment", async () => {
  const TABLEAU_SERVER = ` ${server.url}\n`;
  const client = Client.fromEnvironment({}, { ...TOKEN, TABLEAU_SERVER, TABLEAU_SITE: "sales" });
  assert.equal(client.site, "sales");
  assert.equal((await client.flows.find("Pipeline")).name, "Pipeline");
  await client.close();
  const other = Client.fromEnvironment(
    { site: "" },
    { ...TOKEN, TABLEAU_SERVER, TABLEAU_SITE: "x" },
  );
  assert.equal(other.site, "");
});

test("a client takes a connected app from the environment", async () => {
  const scopes = { TABLEAU_APP_SCOPES: "tableau:content:read, tableau:flows:read" };
  const variables = { ...APP, ...scopes, TABLEAU_SERVER: server.url };
  const client = Client.fromEnvironment({}, variables);
  assert.equal((await client.flows.get(superstore)).id, superstore);
  await client.close();
  const few = Client.fromEnvironment(
    {},
    { ...variables, TABLEAU_APP_SCOPES: "tableau:users:read" },
  );
  await failure(() => few.flows.get(superstore), errors.AuthenticationError);
  await few.close();
});

test("the environment of the process counts if none is given", () => {
  const before = process.env.TABLEAU_SERVER;
  process.env.TABLEAU_SERVER = "https://tableau.example.com";
  try {
    const credentials = tokenCredentials("a", "b-secret");
    assert.equal(Client.fromEnvironment({ credentials }).server, "https://tableau.example.com");
  } finally {
    if (before === undefined) delete process.env.TABLEAU_SERVER;
    else process.env.TABLEAU_SERVER = before;
  }
});

test("a missing variable is named", () => {
  const TABLEAU_SERVER = "https://tableau.example.com";
  const made = (variables: Record<string, string>) => () => Client.fromEnvironment({}, variables);
  assert.throws(made({}), /no server: set TABLEAU_SERVER/);
  assert.throws(made({ TABLEAU_SERVER }), /no credentials: set TABLEAU_TOKEN_NAME and/);
  const name = { TABLEAU_TOKEN_NAME: "demo", TABLEAU_TOKEN_SECRET: " " };
  assert.throws(made({ TABLEAU_SERVER, ...name }), /not complete: set TABLEAU_TOKEN_SECRET$/);
  const app = { TABLEAU_APP_USER: "admin", TABLEAU_APP_CLIENT_ID: "x" };
  assert.throws(made({ TABLEAU_SERVER, ...app }), /SECRET_ID, TABLEAU_APP_SECRET_VALUE$/);
  assert.throws(made({ TABLEAU_SERVER, ...TOKEN, ...APP }), /both a token .* and a connected app/);
});

test("a pasted address of a page is refused with the server and the site to give", () => {
  const credentials = tokenCredentials("demo", "demo-secret");
  const pasted = "https://tableau.example.com/#/site/sales/explore?token=a";
  const made = (given: unknown) => () => new Client(given as string, { credentials });
  assert.throws(made(pasted), /https:\/\/tableau\.example\.com, and the option site, "sales"$/);
  assert.throws(made("https://tableau.example.com/?token=abcdef"), (error: Error) => {
    return !error.message.includes("abcdef");
  });
  assert.throws(made(undefined), /such as https:\/\/tableau\.example\.com, not undefined$/);
});
