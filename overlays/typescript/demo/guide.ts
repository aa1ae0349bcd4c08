/** The snippets of the guide, which the tests run; each block of the page stands here. */

import { Client, tokenCredentials } from "@tableau-flows/client";
import { errors } from "@tableau-flows/client";
import { operations } from "@tableau-flows/client";
import { CoreClient } from "@tableau-flows/client";
import { queryFlow } from "@tableau-flows/client/operations";

/** Run the snippets against a server, in the current folder, which has the file `orders.tflx`. */
export async function guide(server: string, secret: string): Promise<void> {
  const tableau = new Client(server, { credentials: tokenCredentials("demo", secret) });

  const flow = await tableau.flows.publish("orders.tflx", { overwrite: true });
  const run = await tableau.flows.run(flow);
  await run.wait({ timeout: 600 });

  for await (const one of tableau.flows.list({ filter: "projectName:eq:Default" })) {
    console.log(one.name, one.updatedAt);
  }
  const all = await tableau.users.list().toArray();
  const newest = await tableau.flows.list({ sort: "updatedAt:desc" }).first();
  console.log(all.length, newest?.name);

  const file = await tableau.flows.download(flow, "copies/");
  console.log(file.path, file.size);

  try {
    await tableau.flows.get("00000000-0000-0000-0000-000000000000");
  } catch (error) {
    if (!(error instanceof errors.NotFoundError)) throw error;
    console.log(error.status, error.code, error.summary, error.remedy);
  }

  const info = await tableau.call(operations.serverInfo());
  console.log(info.productVersion.value);

  const client = new CoreClient(server, { credentials: tokenCredentials("ci", secret) });
  try {
    const { outputSteps } = await client.call(queryFlow(flow));
    console.log(outputSteps);
  } catch (error) {
    if (!(error instanceof errors.SignInError)) throw error; // there is no such token
  }
  await client.close();
  await tableau.close();
}

/** How a client is made for a server that is not that of the tests. */
export function connect(secret: string): Client {
  const tableau = new Client("https://tableau.example.com", {
    site: "sales",
    credentials: tokenCredentials("ci", secret),
  });
  return tableau;
}

/** Names in place of ids, runs with parameters, and what is done to many flows. */
export async function names(tableau: Client, password: string): Promise<void> {
  const superstore = await tableau.flows.find("Superstore", { project: "Default" });
  const started = await tableau.flows.run(superstore, {
    outputSteps: ["Superstore CSV"],
    parameters: { Region: "East" },
  });
  await started.wait({
    timeout: 600,
    onProgress: (state) => {
      console.log(`${state.progress ?? 0} %`);
    },
  });
  const runs = await tableau.flowRuns.latest(superstore);
  const rows = runs.map((one) => ({ status: one.status, why: one.failureReason?.message }));
  console.table(rows);

  const project = await tableau.projects.find("Sales/EU");
  const daily = await tableau.flows.find("Daily", { project });
  const analysts = await tableau.groups.find("Analysts");
  await tableau.permissions.grant(daily, { group: analysts, allow: ["Read", "Execute"] });
  await tableau.flows.update(daily, { project: await tableau.projects.find("Finance") });

  for await (const one of tableau.flows.list()) {
    for (const connection of await tableau.connections.list(one)) {
      if (connection.serverAddress !== "db.example.com") continue;
      await tableau.connections.update(one, connection, { password, embedPassword: true });
    }
  }
}

/** A step of a pipeline. */
export async function pipeline(tableau: Client): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => {
    stop.abort();
  });
  const { signal } = stop;
  try {
    const published = await tableau.flows.publish("orders.tflx", { overwrite: true, signal });
    const nightly = await tableau.flows.run(published, { signal });
    await nightly.wait({ timeout: 1800, signal });
  } catch (error) {
    if (!(error instanceof errors.TableauError)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof errors.FlowRunFailedError ? 10 : 1;
  }
}

/** A client from the environment, which is closed at the end of the block. */
export async function environment(): Promise<void> {
  await using own = Client.fromEnvironment();
  console.log((await own.flows.find("Superstore")).owner?.name);
}

/** The example of the README of the package. */
export async function example(): Promise<void> {
  const tableau = Client.fromEnvironment();
  try {
    const project = await tableau.projects.find("Default");
    const flow = await tableau.flows.publish("orders.tflx", { project, overwrite: true });
    const run = await tableau.flows.run(flow);
    await run.wait({ timeout: 600 });
  } catch (error) {
    if (!(error instanceof errors.FlowRunFailedError)) throw error;
    console.error(`The run failed: ${error.detail ?? error.message}`);
    process.exitCode = 10;
  } finally {
    await tableau.close();
  }
}
