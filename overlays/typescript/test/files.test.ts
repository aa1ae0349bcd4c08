/** Flow files: published in one request and in parts, downloaded whole or not at all. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, beforeEach, test } from "node:test";
import { Client, errors, tokenCredentials } from "@tableau-flows/client";
import type { Flow } from "@tableau-flows/client";
import { Emulator } from "./support/emulator.js";
import { answerSignIn, serve } from "./support/servers.js";

const MEGABYTE = 1024 * 1024;

let server: Emulator;
let folder: string;
before(async () => {
  server = await Emulator.start();
  folder = await mkdtemp(path.join(tmpdir(), "flows-"));
});
after(async () => {
  await rm(folder, { recursive: true });
  await server.stop();
});
beforeEach(() => server.control("POST", "reset"));

function content(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65536, size)));
  }
  return bytes;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function downloaded(client: Client, flow: Flow): Promise<Uint8Array> {
  const file = await client.flows.download(flow, path.join(folder, "download"));
  return readFile(file.path);
}

/** A client whose requests of one kind have a fault of the emulated server, some times. */
function faulty(fault: string, times: number, pattern: RegExp): Client {
  let left = times;
  return server.client({
    fetch: (input, init) => {
      if (left > 0 && pattern.test(`${init?.method ?? "GET"} ${input as string}`)) {
        left -= 1;
        const headers = { ...(init?.headers as object), "X-Emulator-Fault": fault };
        return fetch(input, { ...init, headers });
      }
      return fetch(input, init);
    },
  });
}

test("a file on disk, bytes, a Blob and a File arrive as they are", async () => {
  const bytes = content(300_000);
  const name = path.join(folder, "Täglich.tfl");
  await writeFile(name, bytes);
  const client = server.client();
  const sources = [name, pathToFileURL(name), bytes, new Blob([bytes as BlobPart])] as const;
  for (const source of sources) {
    const flow = await client.flows.publish(source, {
      name: "A",
      fileType: "tfl",
      overwrite: true,
    });
    assert.equal(sha256(await downloaded(client, flow)), sha256(bytes));
  }
  const flow = await client.flows.publish(new File([bytes as BlobPart], "From a file.tfl"));
  assert.equal(flow.name, "From a file");
  assert.equal((await server.requests("publishFlow")).length, 5);
  for (const { headers } of await server.requests("publishFlow")) {
    assert.ok(Number(headers["content-length"]) > 300_000);
    assert.equal(headers["transfer-encoding"], undefined);
  }
});

test("a large file is sent in parts, each of the announced length", async () => {
  const bytes = content(2.5 * MEGABYTE);
  const client = server.client();
  const seen: number[] = [];
  const flow = await client.flows.publish(bytes, {
    name: "Parts",
    fileType: "tfl",
    partBytes: MEGABYTE,
    onProgress: (sent, total) => {
      assert.equal(total, bytes.length);
      seen.push(sent);
    },
  });
  assert.equal((await server.requests("appendToFileUpload")).length, 3);
  assert.equal(seen.at(-1), bytes.length);
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  );
  assert.equal(sha256(await downloaded(client, flow)), sha256(bytes));
});

test("after a part whose response was lost, a new upload begins with the first part", async () => {
  const bytes = content(2 * MEGABYTE);
  const client = faulty("drop after", 1, /^PUT .*fileUploads/);
  const options = { name: "Parts", fileType: "tfl", partBytes: MEGABYTE } as const;
  const flow = await client.flows.publish(bytes, options);
  assert.equal((await server.requests("initiateFileUpload")).length, 2);
  assert.equal((await server.requests("appendToFileUpload")).length, 3);
  assert.equal(sha256(await downloaded(client, flow)), sha256(bytes));
});

test("if the parts keep getting lost, the error says that nothing was published", async () => {
  const client = faulty("drop after", 9, /^PUT .*fileUploads/);
  const options = { name: "Parts", fileType: "tfl", partBytes: MEGABYTE } as const;
  await assert.rejects(client.flows.publish(content(2 * MEGABYTE), options), (error) => {
    assert.ok(error instanceof errors.ConnectionFailedError);
    assert.ok(!(error instanceof errors.OutcomeUnknownError));
    assert.match(error.message, /nothing was published/);
    return true;
  });
});

test("a publish whose response was lost is not sent again", async () => {
  const client = faulty("drop after", 9, /^POST .*\/flows$/);
  const publishing = client.flows.publish(content(10), { name: "A", fileType: "tfl" });
  await assert.rejects(publishing, errors.OutcomeUnknownError);
  assert.equal((await server.requests("publishFlow")).length, 1);
});

test("what is no flow file is refused before anything is sent", async () => {
  const client = server.client();
  const empty = path.join(folder, "empty.tfl");
  await writeFile(empty, "");
  const named = path.join(folder, "a folder.tfl");
  await mkdir(named);
  for (const source of [empty, path.join(folder, "missing.tfl"), folder, named]) {
    await assert.rejects(client.flows.publish(source), errors.FlowFileError, source);
  }
  await assert.rejects(client.flows.publish(content(1), { name: "A" }), errors.FlowFileError);
  await assert.rejects(client.flows.publish(content(1), { fileType: "tfl" }), errors.UsageError);
  await assert.rejects(client.flows.publish(7 as never), errors.UsageError);
  assert.equal((await server.requests()).length, 0);
});

test("a file that changes while it is read is not published", async () => {
  const name = path.join(folder, "changing.tfl");
  await writeFile(name, content(2 * MEGABYTE));
  const client = server.client({ retry: { maxRetries: 0 } });
  const flows = (await client.flows.list().toArray()).length;
  let isChanged = false;
  const publishing = client.flows.publish(name, {
    onProgress: () => {
      if (!isChanged) void appendFile(name, "more");
      isChanged = true;
    },
  });
  await assert.rejects(publishing, errors.TableauError);
  assert.equal((await client.flows.list().toArray()).length, flows);
});

test("a download goes on where it broke off, and the file is whole", async () => {
  const bytes = content(3 * MEGABYTE);
  const flow = await server.client().flows.publish(bytes, { name: "A", fileType: "tfl" });
  const client = faulty("drop midway", 1, /\/content$/);
  assert.equal(sha256(await downloaded(client, flow)), sha256(bytes));
  const requests = await server.requests("downloadFlow");
  assert.equal(requests.length, 2);
  assert.match(requests[1]?.headers.range ?? "", /^bytes=[1-9][0-9]*-$/);
});

test("a file that has changed meanwhile is downloaded from its beginning", async () => {
  const first = Buffer.from(content(300_000));
  const second = Buffer.from(content(300_000));
  let asked = 0;
  const own = await serve((request, response) => {
    if (answerSignIn(request, response)) return;
    asked += 1;
    const file = asked === 1 ? first : second;
    response.setHeader("Content-Type", "application/octet-stream");
    response.writeHead(200, {
      "Accept-Ranges": "bytes",
      ETag: `"${asked}"`,
      "Content-Length": file.length,
    });
    if (asked > 1) response.end(file);
    else response.write(file.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 50));
  });
  try {
    const client = new Client(own.url, {
      credentials: tokenCredentials("demo", "demo-secret"),
      retry: { backoff: 0.01 },
    });
    const file = await client.flows.download("f-1", path.join(folder, "changed.tfl"));
    assert.equal(sha256(await readFile(file.path)), sha256(second));
    assert.match(own.requests.at(-2)?.headers.range ?? "", /^bytes=[0-9]+-$/);
    assert.equal(own.requests.at(-1)?.headers.range, undefined);
  } finally {
    await own.stop();
  }
});

test("a download that fails leaves no file, and the file that was there stays", async () => {
  const flow = await server.client().flows.list().first();
  const target = path.join(folder, "kept.tfl");
  await writeFile(target, "before");
  const files = await readdir(folder);
  const client = faulty("drop midway", 9, /\/content$/);
  await assert.rejects(client.flows.download(flow?.id ?? "", target), errors.TableauError);
  assert.equal(await readFile(target, "utf8"), "before");
  assert.deepEqual(await readdir(folder), files);
  const page = faulty("answer 404 html", 1, /\/content$/);
  await assert.rejects(page.flows.download(flow?.id ?? "", target), errors.UnreadableReplyError);
  assert.deepEqual(await readdir(folder), files);
});

test("in a folder, the file has the name that the server gives", async () => {
  const client = server.client();
  const flow = await client.flows.publish(content(10), { name: "Größe 1", fileType: "tfl" });
  const file = await client.flows.download(flow, `${folder}/`);
  assert.equal(path.dirname(file.path), folder);
  assert.ok(file.name.endsWith(".tfl"), file.name);
  assert.equal(file.size, 10);
});

test("a stream can be read to its end or left, and ends either way", async () => {
  const bytes = content(2 * MEGABYTE);
  const client = server.client();
  const flow = await client.flows.publish(bytes, { name: "A", fileType: "tfl" });
  const stream = await client.flows.stream(flow);
  assert.equal(stream.size, bytes.length);
  const parts: Uint8Array[] = [];
  for await (const chunk of stream) parts.push(chunk);
  assert.equal(sha256(Buffer.concat(parts)), sha256(bytes));
  for await (const chunk of await client.flows.stream(flow)) {
    assert.ok(chunk.length > 0);
    break;
  }
});
