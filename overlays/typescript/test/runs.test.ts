/** Runs: started, waited for, and told why they failed. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { errors, operations } from "@tableau-flows/client";
import type { Flow, Job } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";

let server: Emulator;
before(async () => {
  server = await Emulator.start("--run-seconds", "0.3");
});
after(() => server.stop());
beforeEach(() => server.control("POST", "reset"));

async function superstore(): Promise<Flow> {
  const flow = await server.client().flows.list({ filter: "name:eq:Superstore" }).first();
  assert.ok(flow);
  return flow;
}

test("a run is waited for, and its states are told", async () => {
  const client = server.client();
  const states: (string | undefined)[] = [];
  const run = await client.flows.run(await superstore());
  const ended = await run.wait({
    timeout: 30,
    onProgress: (state) => states.push("status" in state ? String(state.status) : undefined),
  });
  assert.ok("status" in ended && ended.status === "Success");
  assert.equal(states.at(-1), "Success");
  const latest = await client.flowRuns.latest(run.flowId ?? "");
  assert.equal(latest[0]?.id, run.runId);
  const again = await client.flowRuns.wait(run.runId ?? "", { timeout: 30 });
  assert.equal(again.id, run.runId);
});

test("a run with output steps and a mode is described in the body", async () => {
  const client = server.client();
  const flow = await client.flows.get(await superstore());
  const [step] = flow.outputSteps ?? [];
  assert.ok(step);
  const run = await client.flows.run(flow, { outputSteps: [step], mode: "full" });
  await run.wait({ timeout: 30 });
});

test("a failed run is an error with the reason of the server", async () => {
  await server.control("POST", "fail-next-run", { reason: "The disk is full" });
  const run = await server.client().flows.run(await superstore());
  await assert.rejects(run.wait({ timeout: 30 }), (error) => {
    assert.ok(error instanceof errors.FlowRunFailedError);
    assert.match(error.message, /The disk is full/);
    assert.equal((error.run as { id: string }).id, run.runId);
    return true;
  });
});

test("a cancelled run is an error of its own", async () => {
  const run = await server.client().flows.run(await superstore());
  await run.cancel();
  await assert.rejects(run.wait({ timeout: 30 }), errors.FlowRunCancelledError);
});

test("a wait ends in time, while the run goes on", async () => {
  const run = await server.client().flows.run(await superstore());
  await assert.rejects(run.wait({ timeout: 0.05 }), errors.WaitTimeoutError);
  await run.wait({ timeout: 30 });
});

test("a wait can be cancelled by a signal", async () => {
  const run = await server.client().flows.run(await superstore());
  const reason = new Error("enough");
  await assert.rejects(run.wait({ signal: AbortSignal.abort(reason) }), reason);
});

test("a second run of the flow at the same time is refused, and the first is named", async () => {
  const client = server.client();
  const run = await client.flows.run(await superstore());
  await assert.rejects(client.flows.run(await superstore()), (error) => {
    assert.ok(error instanceof errors.AlreadyQueuedError);
    assert.match(error.message, new RegExp(run.runId ?? "?"));
    return true;
  });
  await run.wait({ timeout: 30 });
});

test("a wait goes on over failures that may pass", async () => {
  const run = await server.client().flows.run(await superstore());
  let failures = 0;
  const client = server.client({
    fetch: (input, init) => {
      if ((input as string).includes("/jobs/") && failures < 3) {
        failures += 1;
        const headers = { ...(init?.headers as object), "X-Emulator-Fault": "answer 500" };
        return fetch(input, { ...init, headers });
      }
      return fetch(input, init);
    },
  });
  const job: Job = await client.jobs.wait(run.jobId, { timeout: 30 });
  assert.equal(failures, 3);
  assert.equal(job.finishCode, 0);
});

test("a job that is no job is refused, and one that does not exist is told", async () => {
  const client = server.client();
  await assert.rejects(async () => client.jobs.wait(7 as never), errors.UsageError);
  const nobody = "00000000-0000-0000-0000-000000000000";
  await assert.rejects(client.jobs.wait(nobody, { timeout: 5 }), errors.NotFoundError);
});

test("on an old server the run is described in the query, and its job is waited for", async () => {
  const old = await Emulator.start("--api-version", "3.9", "--run-seconds", "0.1");
  try {
    const client = old.client();
    const flow = await client.flows.list().first();
    const run = await client.flows.run(flow ?? "", { mode: "full" });
    const job = await run.wait({ timeout: 30 });
    assert.equal(job.id, run.jobId);
    const [request] = await old.requests("runFlowNow");
    assert.match(request?.path ?? "", /flowRunMode=full/);
  } finally {
    await old.stop();
  }
});

test("the call alone starts a run as well", async () => {
  const job = await server.client().call(operations.runFlowNow(await superstore()));
  assert.equal(job.type, "RunFlow");
});
