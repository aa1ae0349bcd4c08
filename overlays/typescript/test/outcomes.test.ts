/** Outcomes of runs, with servers that show them in all their forms, or hide a part of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { errors } from "@tableau-flows/client";
import type { FlowRunHandle, Job } from "@tableau-flows/client";
import { failure, FLOW, reply, TOKEN, using } from "./support/servers.js";
import type { Answer } from "./support/servers.js";

const RETRY = { backoff: 0.01 };

/** What a server tells of one run; undefined for what it refuses. */
interface Shown {
  /** The attributes and the content of the job. */
  readonly job?: string | undefined;
  /** Those of the flow run. */
  readonly run?: string | undefined;
  /** Whether the id of the flow run is in the reply that starts it. */
  readonly isNamed?: boolean;
  /** The error code of a job that is refused. */
  readonly refusal?: string;
}

/** Answer the requests of a run, and count them. */
function running(shown: Shown, asked: string[]): Answer {
  return (request, response) => {
    const url = request.url ?? "";
    const refuse = (code: string): void => {
      response.writeHead(Number(code.slice(0, 3))).end(failure(code));
    };
    if (request.method === "POST") {
      const named = shown.isNamed === false ? "" : ' flowRunId="r-1"';
      response.end(reply(`<job id="j-1"><runFlowJobType${named}/></job>`));
    } else if (url.includes("/jobs/")) {
      asked.push("job");
      if (shown.job === undefined) refuse(shown.refusal ?? "403004");
      else response.end(reply(`<job id="j-1" ${shown.job}</job>`));
    } else if (url.includes("/flows/runs/r-1")) {
      asked.push("run");
      if (shown.run === undefined) refuse("404017");
      else response.end(reply(`<flowRun id="r-1" backgroundJobId="j-1" ${shown.run}</flowRun>`));
    } else {
      asked.push("runs");
      const run = shown.run && `<flowRuns id="r-1" backgroundJobId="j-1" ${shown.run}</flowRuns>`;
      response.end(reply(`<flowRuns>${run ?? ""}</flowRuns>`));
    }
  };
}

/** Start a run on such a server, and do something with it. */
async function started(
  shown: Shown,
  use: (run: FlowRunHandle, asked: string[]) => Promise<void>,
): Promise<void> {
  const asked: string[] = [];
  await using(
    running(shown, asked),
    async (client) => {
      await use(await client.flows.run(FLOW), asked);
    },
    { retry: RETRY },
  );
}

const DONE = 'completedAt="2026-01-01T00:00:00Z"';
const NOTED =
  '><statusNotes><statusNote type="errorCode" value="x" text="out of disk"/></statusNotes>';

const OUTCOMES: [string, Shown, RegExp | undefined][] = [
  [
    "a run that succeeded is one that did",
    { job: `progress="100" finishCode="0">`, run: `status="Success">` },
    undefined,
  ],
  [
    "a job that failed is stronger than its run that succeeded",
    { job: `progress="100" finishCode="1">`, run: `status="Success">`, isNamed: false },
    /finish code: 1/,
  ],
  [
    "a run that failed has the reason of the run",
    { job: `finishCode="1">`, run: `status="Failed"><failureReason message="no rows"/>` },
    /flow run r-1\) failed: no rows$/,
  ],
  [
    "a run that failed without a reason has that of its job",
    { job: `progress="100" finishCode="1"><notes>no disk</notes>`, run: `status="Failed">` },
    /failed: no disk$/,
  ],
  [
    "a reason is told once, however often the server tells it",
    {
      job: 'finishCode="1"><notes> same </notes><runFlowJobType><notes>same</notes></runFlowJobType>',
      run: `status="Failed">`,
    },
    /failed: same$/,
  ],
  [
    "a run that failed without any reason says so, with the code",
    { job: `progress="100" finishCode="1">`, run: `status="Failed">` },
    /the server gives no reason \(finish code: 1\)$/,
  ],
  [
    "a cancelled run is one",
    { job: `progress="100" finishCode="2">`, run: `status="Cancelled">` },
    /was cancelled$/,
  ],
  [
    "a run that ended with an unknown status is no success",
    { job: `progress="100" finishCode="0">`, run: `status="Odd" ${DONE}>` },
    /failed: the flow run ended with the status "Odd", which is unknown$/,
  ],
  [
    "a run that cannot be read has the outcome of its job",
    { job: `progress="100" finishCode="1">` },
    /finish code: 1/,
  ],
  [
    "a job without a finish code that is complete has no known outcome",
    { job: `${DONE}>` },
    /finish code: none/,
  ],
  [
    "an unknown finish code is no success",
    { job: `progress="100" finishCode="7">` },
    /finish code: 7/,
  ],
  [
    "a note of failure is stronger than the code of success",
    { job: `progress="100" finishCode="0"${NOTED}` },
    /failed: out of disk$/,
  ],
  [
    "a run of a job that cannot be read has its own outcome",
    { run: `status="Failed"><failureReason message="no rows"/>`, isNamed: false },
    /failed: no rows$/,
  ],
];

for (const [name, shown, told] of OUTCOMES) {
  test(name, async () => {
    await started(shown, async (run) => {
      const wait = run.wait({ timeout: 20 });
      if (told === undefined) await wait;
      else await assert.rejects(wait, told);
    });
  });
}

test("a job that the server has forgotten is gone if it was read before, and else refused", async () => {
  for (const [first, family] of [
    ['progress="5">', errors.JobGoneError],
    [undefined, errors.NotFoundError],
  ] as const) {
    const shown = { job: first as string | undefined, refusal: "404018" };
    await using(
      (request, response) => {
        running(shown, [])(request, response);
        if (request.url?.includes("/jobs/")) shown.job = undefined;
      },
      async (client) => {
        await assert.rejects(client.jobs.wait("j-1", { timeout: 20 }), (error) => {
          assert.ok(error instanceof family);
          assert.equal((error.job as Job | undefined)?.progress, first === undefined ? first : 5);
          return true;
        });
      },
      { retry: RETRY },
    );
  }
});

test("the run of a job that cannot be read is looked for five times", async () => {
  await started({ isNamed: false }, async (run, asked) => {
    await assert.rejects(run.wait({ timeout: 4 }), errors.PermissionDeniedError);
    assert.deepEqual(asked, ["job", "runs", "runs", "runs", "runs", "runs"]);
  });
});

test("a run whose job cannot be read is found as soon as it is listed", async () => {
  const shown: { run?: string; isNamed: boolean } = { isNamed: false };
  await started(shown, async (run, asked) => {
    setTimeout(() => (shown.run = 'status="Success">'), 100);
    const ended = await run.wait({ timeout: 20 });
    assert.equal(ended.id, "r-1");
    assert.equal(run.runId, "r-1");
    assert.ok(asked.length > 2);
  });
});

test("the pauses of a wait grow, so that a long run needs few requests", async () => {
  await started({ job: 'progress="1">', run: 'status="InProgress">' }, async (run, asked) => {
    await assert.rejects(run.wait({ timeout: 1.2 }), /had not ended after 1\.2 s/);
    assert.ok(asked.length >= 3 && asked.length <= 9, `${asked.length} requests`);
  });
});

test("what fails in a wait is repeated by the wait, and by nothing else", async () => {
  const repeated: string[] = [];
  let left = 4;
  await using(
    (request, response) => {
      left -= 1;
      if (left > 0) response.writeHead(503).end(failure("503000"));
      else running({ job: 'progress="100" finishCode="0">' }, [])(request, response);
    },
    async (client) => {
      await client.jobs.wait("j-1", { timeout: 20 });
    },
    { retry: { backoff: 0.01, maxRetries: 1, onRetry: (one) => repeated.push(one.repeats) } },
  );
  assert.deepEqual(repeated, ["poll", "poll", "poll"]);
});

test("a wait that ends too early tells the progress and the latest failure", async () => {
  await using(
    (_, response) => response.writeHead(503).end(failure("503000", "maintenance")),
    async (client) => {
      const wait = client.jobs.wait("j-1", { timeout: 0.3 });
      await assert.rejects(wait, /its progress is unknown; the last request for it failed: .*main/);
    },
    { retry: RETRY },
  );
  await started(
    { job: 'progress="42">', run: 'status="InProgress" progress="41">' },
    async (run) => {
      await assert.rejects(run.wait({ timeout: 0.2 }), (error) => {
        assert.ok(error instanceof errors.WaitTimeoutError);
        assert.match(error.message, /its progress is 41 %/);
        assert.equal((error.run as { id: string }).id, "r-1");
        return true;
      });
    },
  );
});

test("a reason of the server has no secrets, and at most 4,000 characters", async () => {
  const notes = `token-of/the&lt;session>-0123456789 ${"x".repeat(9_000)}`;
  await started({ job: `progress="100" finishCode="1"><notes>${notes}</notes>` }, async (run) => {
    await assert.rejects(run.wait({ timeout: 20 }), (error) => {
      assert.ok(error instanceof errors.FlowRunFailedError);
      assert.ok(!error.message.includes("token-of"));
      assert.ok(error.message.length < 4_200, String(error.message.length));
      return true;
    });
  });
});

test("what a job tells of its flow has no secrets in messages", async () => {
  const told = `<runFlowJobType><flow id="${TOKEN.replace("<", "&lt;")}"/></runFlowJobType>`;
  const job = `progress="100" finishCode="1"><notes>full</notes>${told}`;
  await using(running({ job }, []), async (client) => {
    const wait = client.jobs.wait("j-1", { timeout: 5 });
    await assert.rejects(wait, /^JobFailedError: job j-1 \(flow …\) failed: full$/);
  });
});

test("a flow run without the id of its job cannot be waited for", async () => {
  await using(
    (_, response) => response.end(reply('<flowRun id="r-1" status="Pending"/>')),
    async (client) => {
      await assert.rejects(client.flowRuns.wait("r-1"), /does not name the job/);
    },
  );
});

test("a message about a run names its flow, if the name is known", async () => {
  const failed = { job: `finishCode="1">`, run: `status="Failed"><failureReason message="no"/>` };
  const told = `progress="100" finishCode="1"><runFlowJobType><flow id="${FLOW}" name="Told"/></runFlowJobType>`;
  const flows: [object | string, Shown, string][] = [
    [FLOW, failed, `flow ${FLOW}, flow run`],
    [{ id: FLOW, name: 'Sa\n"les' }, failed, `flow ${FLOW} "Sa\\n\\"les", flow run`],
    [{ id: FLOW, name: TOKEN }, failed, `flow ${FLOW} "…", flow run`],
    [{ id: FLOW, name: `${"x".repeat(70)}${TOKEN}` }, failed, `flow ${FLOW} "${"x".repeat(70)}…"`],
    [{ id: FLOW, name: 5 }, failed, `flow ${FLOW}, flow run`],
    [FLOW, { ...failed, job: told }, `flow ${FLOW}, flow run`],
    [FLOW, { job: told, isNamed: false }, `flow ${FLOW} "Told")`],
    [{ id: FLOW, name: "Given" }, { job: told, isNamed: false }, `flow ${FLOW} "Given")`],
  ];
  for (const [flow, shown, named] of flows) {
    await using(
      running(shown, []),
      async (client) => {
        const run = await client.flows.run(flow);
        await assert.rejects(run.wait({ timeout: 5 }), (error) => {
          assert.ok(error instanceof errors.FlowRunFailedError);
          assert.ok(error.message.startsWith(`job j-1 (${named}`), error.message);
          return true;
        });
      },
      { retry: RETRY },
    );
  }
});
