/** The main job of the client, on an emulated Tableau server: `make demo-typescript`. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client, Flow } from "@tableau-flows/client";
import { Emulator, PYTHON } from "../test/support/emulator.js";

/** Makes a flow, and a packaged flow of over 64 MB, so that it goes up in parts. */
const MAKE_FILES = `
import os, sys, zipfile
from tableau_flows import emulator
small, large = sys.argv[1:]
source = emulator.ConnectionFacts("postgres", "db.example.com", 5432, "etl")
open(small, "wb").write(emulator.sample_flow(["Clean orders", "Errors"], [source]))
open(large, "wb").write(emulator.sample_flow(["Sessions"]))
with zipfile.ZipFile(large, "a") as archive, archive.open("Data/hits.csv", "w") as data:
    for _ in range(70):
        data.write(os.urandom(2**20))
`;

/** The size above which a file is sent in parts. */
const LARGEST_REQUEST = 64 * 1024 * 1024;

const folder = await mkdtemp(path.join(tmpdir(), "flows-"));
const server = await Emulator.start("--run-seconds", "2");
try {
  const small = path.join(folder, "Orders.tfl");
  const large = path.join(folder, "Web traffic.tflx");
  execFileSync(PYTHON, ["-c", MAKE_FILES, small, large]);
  say("Server", `an emulated Tableau server at ${server.url}`);
  const tableau = server.client();
  await tableau.signIn();
  say("Signed in", `REST API ${String(tableau.apiVersion)}, site ${String(tableau.siteId)}`);
  await work(tableau, small, large);
  await tableau.close();
  say("Signed out", "the session has ended on the server");
} finally {
  await server.stop();
  await rm(folder, { recursive: true });
}

async function work(tableau: Client, small: string, large: string): Promise<void> {
  const orders = await publish(tableau, small);
  const traffic = await publish(tableau, large);
  const listed = await tableau.flows.list({ sort: "name:asc" }).toArray();
  say("Flows", `${listed.length} on the site: ${listed.map((flow) => flow.name).join(", ")}`);

  const { outputSteps = [] } = await tableau.flows.get(orders);
  say("Output steps", outputSteps.map((step) => step.name).join(", "));
  for (const connection of await tableau.connections.list(orders)) {
    const { type, serverAddress, serverPort, userName } = connection;
    const where = `${String(serverAddress)}:${String(serverPort)}`;
    say("Connection", `${String(type)} at ${where} as ${String(userName)}`);
  }

  const analysts = await server.id("groups", "Analysts");
  await tableau.permissions.grant(orders, { group: analysts, allow: ["Read", "Execute"] });
  for (const rule of (await tableau.permissions.get(orders)).granteeCapabilities) {
    const grantee = rule.group ? "group" : "user";
    const names = rule.capabilities.map((one) => `${one.name} ${one.mode}`);
    say("Permission", `a ${grantee} has ${names.join(", ")}`);
  }

  const [step] = outputSteps.filter((one) => one.name === "Clean orders");
  const started = await tableau.flows.run(orders, { outputSteps: step ? [step] : [] });
  say("Run", `started as job ${started.jobId}`);
  const ended = await started.wait({ timeout: 60 });
  say("Flow run", `progress ${String(ended.progress)} %, ended at ${iso(ended.completedAt)}`);
  for (const run of (await tableau.flowRuns.latest(orders)).slice(0, 3)) {
    say("Flow run", `${String(run.status)}, from ${iso(run.startedAt)} to ${iso(run.completedAt)}`);
  }

  const schedule = await server.id("schedules", "Nightly flows");
  const task = (await tableau.flowTasks.add(orders, schedule)).flowRun;
  const { name, frequency } = task.schedule ?? {};
  say("Schedule", `task ${task.id} on "${String(name)}", ${String(frequency)}`);

  for (const [flow, source] of [
    [orders, small],
    [traffic, large],
  ] as const) {
    const copy = await tableau.flows.download(flow, `${source}.copy`);
    const isEqual = (await sha256(copy.path)) === (await sha256(source));
    say("Download", `${path.basename(copy.path)}: SHA-256 ${isEqual ? "equal" : "DIFFERS"}`);
    if (!isEqual) process.exitCode = 1;
  }

  const finance = await server.id("projects", "Finance");
  const moved = await tableau.flows.update(orders, { project: finance });
  say("Moved", `"${String(moved.name)}" to the project "${String(moved.project?.name)}"`);
  await tableau.flows.delete(orders);
  await tableau.flows.delete(traffic);
  say("Deleted", `"${String(orders.name)}", "${String(traffic.name)}"`);
}

async function publish(tableau: Client, file: string): Promise<Flow> {
  const { size } = await stat(file);
  const how = size > LARGEST_REQUEST ? "in parts" : "in one request";
  const flow = await tableau.flows.publish(file, { overwrite: true });
  say("Published", `"${String(flow.name)}" (${size.toLocaleString("en")} bytes, ${how})`);
  return flow;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function iso(time: Date | undefined): string {
  return time === undefined ? "unknown" : time.toISOString().replace(".000Z", "Z");
}

function say(what: string, text: string): void {
  console.log(`${what.padEnd(13)} ${text}`);
}
