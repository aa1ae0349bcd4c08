/** Lists: read page by page, with the next page on its way. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Client, errors, operations, tokenCredentials } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";
import { answerSignIn, reply, serve } from "./support/servers.js";
import type { SmallServer } from "./support/servers.js";

let server: Emulator;
before(async () => {
  server = await Emulator.start();
});
after(() => server.stop());
beforeEach(() => server.control("POST", "reset"));

/** A server with a list of flows, whose pages are made by a function. */
function listing(page: (number: number, size: number) => string): Promise<SmallServer> {
  return serve((request, response) => {
    if (answerSignIn(request, response)) return;
    const query = new URL(request.url ?? "", "http://t").searchParams;
    response.end(reply(page(Number(query.get("pageNumber")), Number(query.get("pageSize")))));
  });
}

function flowsFrom(first: number, last: number): string {
  let text = "";
  for (let at = first; at <= last; at += 1) text += `<flow id="f-${at}"/>`;
  return `<flows>${text}</flows>`;
}

function pagination(number: number, size: number, total: number): string {
  return `<pagination pageNumber="${number}" pageSize="${size}" totalAvailable="${total}"/>`;
}

function clientOf(url: string): Client {
  return new Client(url, { credentials: tokenCredentials("demo", "demo-secret") });
}

test("all items of several pages come once and in order, and again with the next loop", async () => {
  const own = await listing((number, size) => {
    const last = Math.min(number * size, 25);
    return pagination(number, size, 25) + flowsFrom((number - 1) * size + 1, last);
  });
  try {
    const flows = clientOf(own.url).flows.list({ pageSize: 10 });
    for (let round = 0; round < 2; round += 1) {
      const ids: string[] = [];
      for await (const flow of flows) ids.push(flow.id);
      assert.deepEqual(
        ids,
        Array.from({ length: 25 }, (_, at) => `f-${at + 1}`),
      );
    }
    assert.equal(flows.knownTotal, 25);
  } finally {
    await own.stop();
  }
});

test("the next page is on its way while one is used, and no page beyond the last", async () => {
  const own = await listing(
    (number, size) =>
      pagination(number, size, 20) + flowsFrom((number - 1) * size + 1, number * size),
  );
  try {
    const pages = clientOf(own.url).flows.list({ pageSize: 10 }).pages()[Symbol.asyncIterator]();
    await pages.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const read = () => own.requests.filter((one) => one.url?.includes("/flows")).length;
    assert.equal(read(), 2);
    await pages.next();
    assert.equal((await pages.next()).done, true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(read(), 2);
  } finally {
    await own.stop();
  }
});

test("leaving a loop cancels the page on its way", async () => {
  let closed = 0;
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    if (request.url?.includes("pageNumber=1")) {
      response.end(reply(pagination(1, 1, 9) + flowsFrom(1, 1)));
    } else {
      response.on("close", () => (closed += 1));
    }
  });
  try {
    for await (const flow of clientOf(own.url).flows.list({ pageSize: 1 })) {
      assert.equal(flow.id, "f-1");
      await new Promise((resolve) => setTimeout(resolve, 50));
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(closed, 1);
  } finally {
    await own.stop();
  }
});

test("a list that becomes shorter while it is read ends, and items that move come once", async () => {
  const own = await listing((number, size) => {
    if (number === 1) return pagination(1, size, 9) + flowsFrom(1, 3);
    if (number === 2) return pagination(2, size, 9) + flowsFrom(3, 5); // an item was added before
    return '<error code="400006"><summary>Invalid page number</summary></error>';
  });
  try {
    const flows = await clientOf(own.url).flows.list({ pageSize: 3 }).toArray();
    assert.deepEqual(
      flows.map((flow) => flow.id),
      ["f-1", "f-2", "f-3", "f-4", "f-5"],
    );
  } finally {
    await own.stop();
  }
});

test("a server that sends the same page again and again is told", async () => {
  for (const isNumbered of [false, true]) {
    const own = await listing(
      (number, size) => pagination(isNumbered ? number : 1, size, 99) + flowsFrom(1, 3),
    );
    try {
      await assert.rejects(
        clientOf(own.url).flows.list({ pageSize: 3 }).toArray(),
        errors.UnreadableReplyError,
      );
      assert.ok(own.requests.length < 10);
    } finally {
      await own.stop();
    }
  }
});

test("without a total, the list ends with a page that is not full or brings nothing new", async () => {
  const full = await listing((number, size) =>
    number > 5
      ? "<flows/>"
      : flowsFrom((number - 1) * size + 1, number * size - (number > 1 ? 1 : 0)),
  );
  const ignoring = await listing(() => flowsFrom(1, 3));
  try {
    const list = (url: string) => clientOf(url).flows.list({ pageSize: 3 }).toArray();
    assert.equal((await list(full.url)).length, 5);
    assert.equal((await list(ignoring.url)).length, 3);
  } finally {
    await full.stop();
    await ignoring.stop();
  }
});

test("the first page must exist, whatever the code of the error", async () => {
  const own = await listing(
    () => '<error code="400006"><summary>Invalid page number</summary><detail/></error>',
  );
  try {
    const flows = clientOf(own.url).flows;
    await assert.rejects(flows.list({ pageNumber: 4 }).toArray(), errors.PageError);
    await assert.rejects(flows.list().first(), errors.PageError);
  } finally {
    await own.stop();
  }
});

test("the first item of a later page is asked for by its number", async () => {
  const own = await listing((number, size) => pagination(number, size, 99) + flowsFrom(21, 21));
  try {
    const flows = clientOf(own.url).flows.list({ pageNumber: 3, pageSize: 10 });
    assert.equal((await flows.first())?.id, "f-21");
    const { searchParams } = new URL(own.requests.at(-1)?.url ?? "", "http://t");
    assert.equal(searchParams.get("pageNumber"), "21");
    assert.equal(searchParams.get("pageSize"), "1");
  } finally {
    await own.stop();
  }
});

test("a list begins with the page that is asked for, and ends with the last one", async () => {
  const own = await listing(
    (number, size) =>
      pagination(number, size, 7) + flowsFrom((number - 1) * size + 1, Math.min(number * size, 7)),
  );
  try {
    const flows = clientOf(own.url).flows.list({ pageNumber: 2, pageSize: 3 });
    const ids = (await flows.toArray()).map((flow) => flow.id);
    assert.deepEqual(ids, ["f-4", "f-5", "f-6", "f-7"]);
    assert.equal(own.requests.filter((one) => one.url?.includes("/flows")).length, 2);
  } finally {
    await own.stop();
  }
});

test("a total that is too small does not end a list while full pages bring new items", async () => {
  const own = await listing((number, size) => {
    const last = Math.min(number * size, 8);
    return pagination(number, size, 4) + flowsFrom((number - 1) * size + 1, last);
  });
  try {
    const flows = await clientOf(own.url).flows.list({ pageSize: 3 }).toArray();
    assert.equal(flows.length, 8);
  } finally {
    await own.stop();
  }
});

test("a server may have smaller pages than requested, and the next is on its way as well", async () => {
  const own = await listing((number) => {
    const last = Math.min(number * 2, 5);
    return pagination(number, 2, 5) + flowsFrom((number - 1) * 2 + 1, last);
  });
  try {
    const list = clientOf(own.url).flows.list({ pageSize: 100 });
    assert.equal((await list.toArray()).length, 5);
    const before = own.requests.length;
    const pages = list.pages()[Symbol.asyncIterator]();
    await pages.next(); // the size is known from here on
    await pages.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(own.requests.length, before + 3);
  } finally {
    await own.stop();
  }
});

test("the first item needs a page of one item", async () => {
  const client = server.client();
  const flow = await client.flows.list({ sort: "name:asc" }).first();
  assert.equal(flow?.name, "Budget");
  const [request] = await server.requests("queryFlowsForSite");
  assert.match(request?.path ?? "", /pageSize=1\b/);
});

test("a filter and a sort are sent as they are given", async () => {
  const client = server.client();
  const flows = client.flows.list({ filter: "name:in:[Superstore,Budget]", sort: "name:desc" });
  assert.deepEqual(
    (await flows.toArray()).map((flow) => flow.name),
    ["Superstore", "Budget"],
  );
  await assert.rejects(
    client.flows.list({ filter: "colour:eq:red" }).first(),
    errors.InvalidFilterError,
  );
});

test("what is no list cannot be read page by page", () => {
  const client = server.client();
  const call = operations.queryFlow("x") as unknown as Parameters<typeof client.list>[0];
  assert.throws(() => client.list(call), errors.UsageError);
});
