/** The content of flows: streams that are left or broken off, and sources that fail. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { errors, operations } from "@tableau-flows/client";
import { isAbout } from "./support/errors.js";
import { temporaryFolder } from "./support/folders.js";
import { failure, FLOW, reply, soon, using } from "./support/servers.js";

const folder = temporaryFolder();

const FILE = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300_000, 7)]);

test("a stream that is never read is closed by return", async () => {
  let closed: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.on("close", () => closed?.());
      response.write(FILE);
    },
    async (client) => {
      const stream = await client.flows.stream(FLOW);
      await stream[Symbol.asyncIterator]().return?.();
      await soon(ended);
    },
    { timeouts: { transferRead: 10 } },
  );
});

test("the time that the caller of a stream takes is not that of the server", async () => {
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.write(FILE.subarray(0, 1000));
      setTimeout(() => response.end(FILE.subarray(1000)), 50);
    },
    async (client) => {
      let size = 0;
      for await (const chunk of await client.flows.stream(FLOW)) {
        if (size === 0) await new Promise((resolve) => setTimeout(resolve, 800));
        size += chunk.length;
      }
      assert.equal(size, FILE.length);
    },
    { timeouts: { transferRead: 0.3 } },
  );
});

test("a download keeps a link and replaces what it leads to, and touches nothing but files", async () => {
  const link = path.join(folder, "link.tfl");
  const pipe = path.join(folder, "pipe");
  writeFileSync(path.join(folder, "old.tfl"), "old");
  symlinkSync("old.tfl", link);
  execFileSync("mkfifo", [pipe]);
  await using(
    (_, response) => {
      response.setHeader("Content-Type", "application/octet-stream");
      response.end(FILE);
    },
    async (client) => {
      await client.flows.download(FLOW, link);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(readFileSync(path.join(folder, "old.tfl")).length, FILE.length);
      await assert.rejects(client.flows.download(FLOW, pipe), errors.FlowFileError);
      assert.ok(lstatSync(pipe).isFIFO());
      await assert.rejects(
        client.flows.publish(pipe, { name: "n", fileType: "tfl" }),
        errors.FlowFileError,
      );
    },
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".part")),
    [],
  );
});

test("what a source or a callback throws is the error of the publish", async () => {
  const own = new RangeError("mine");
  const source = (size: number, ...pieces: unknown[]): never =>
    ({
      size,
      async *read() {
        for (const piece of pieces) {
          await Promise.resolve();
          if (piece instanceof Error) throw piece;
          yield piece;
        }
      },
    }) as never;
  const how = { name: "n", fileType: "tfl" } as const;
  await using(
    (request, response) => {
      request.resume();
      request.on("end", () => response.writeHead(500).end());
    },
    async (client) => {
      const bytes = new Uint8Array(5);
      await assert.rejects(client.flows.publish(source(10, bytes, own), how), own);
      for (const bad of [source(10, bytes), source(4, bytes), source(5, "abcde")]) {
        await assert.rejects(client.flows.publish(bad, how), errors.FlowFileError);
      }
      const onProgress = (): never => {
        throw own;
      };
      const call = client.flows.publish(source(5, bytes), { ...how, onProgress });
      await assert.rejects(call, own);
      await assert.rejects(client.flows.publish(source(Number.NaN), how), isAbout("size"));
    },
  );
});

test("the source of a publish is closed when the call is cancelled", async () => {
  let closed: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  const reason = new Error("no need");
  const cancel = new AbortController();
  const source = {
    size: 1_000_000,
    async *read(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          yield new Uint8Array(10);
          await new Promise((resolve) => setTimeout(resolve, 5));
          cancel.abort(reason);
        }
      } finally {
        closed?.();
      }
    },
  };
  await using(
    (request) => request.resume(),
    async (client) => {
      const how = { name: "n", fileType: "tfl", signal: cancel.signal } as const;
      await assert.rejects(client.flows.publish(source, how), reason);
      await soon(ended);
    },
  );
});

test("a file name ends no header of a part", async () => {
  const bodies: string[] = [];
  await using(
    (request, response) => {
      let body = "";
      request.setEncoding("latin1");
      request.on("data", (chunk: string) => (body += chunk));
      request.on("end", () => {
        bodies.push(body);
        response.writeHead(400).end(failure("400000"));
      });
    },
    async (client) => {
      const fileName = 'a"; x="b\r\nX-One: 1.tfl';
      const call = operations.publishFlow({ name: "n", fileName, content: FILE.subarray(0, 4) });
      await assert.rejects(client.call(call), errors.BadRequestError);
    },
  );
  assert.match(bodies[0] ?? "", /filename="a; x=bX-One: 1\.tfl"\r\n/);
});

test("the id of an upload that is none is not used", async () => {
  await using(
    (_, response) => {
      response.writeHead(201).end(reply('<fileUpload uploadSessionId="../x" fileSize="0"/>'));
    },
    async (client, own) => {
      const how = { name: "n", fileType: "tfl", partBytes: 100_000 } as const;
      await assert.rejects(client.flows.publish(FILE, how), /no usable id/);
      assert.ok(own.requests.every((one) => one.method !== "PUT"));
    },
  );
});

test("the rest of a file is requested on the condition that it is the same file", async () => {
  await using(
    (request, response) => {
      const start = Number(/[0-9]+/.exec(request.headers.range ?? "0")?.[0]);
      const headers = { "Accept-Ranges": "bytes", ETag: '"one"', "Content-Type": "application/x" };
      const isSame = request.headers["if-range"] === '"one"';
      if (start > 0 && isSame) {
        const range = `bytes ${start}-${FILE.length - 1}/${FILE.length}`;
        response.writeHead(206, { ...headers, "Content-Range": range }).end(FILE.subarray(start));
      } else {
        response.writeHead(200, { ...headers, "Content-Length": FILE.length });
        response.write(FILE.subarray(0, 100_000));
        setTimeout(() => response.destroy(), 50);
      }
    },
    async (client) => {
      const { path: whole } = await client.flows.download(FLOW, path.join(folder, "whole.tfl"));
      assert.ok(readFileSync(whole).equals(FILE));
    },
    { retry: { maxRetries: 1, backoff: 0.01 } },
  );
});
