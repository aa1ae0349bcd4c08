/** Transfers of flow files with servers that do not send what was asked for, or differently. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Client, errors, sessionCredentials } from "@tableau-flows/client";
import { temporaryFolder } from "./support/folders.js";
import { FLOW, reply, soon, TOKEN, using } from "./support/servers.js";

const FILE = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300_000, 7)]);
const BINARY = { "Content-Type": "application/octet-stream" };
const RETRY = { retry: { maxRetries: 1, backoff: 0.01 } };
const folder = temporaryFolder();

/** Download from a server whose first response breaks off; return the ranges that were asked for. */
async function brokenOff(
  headers: Record<string, string>,
  rest: (start: number) => { status: number; range?: string },
): Promise<(string | undefined)[]> {
  const ranges: (string | undefined)[] = [];
  await using(
    (request, response) => {
      const { range } = request.headers;
      ranges.push(range);
      if (range !== undefined) {
        const answer = rest(Number(/[0-9]+/.exec(range)?.[0]));
        const own = answer.range === undefined ? {} : { "Content-Range": answer.range };
        response.writeHead(answer.status, { ...BINARY, ...headers, ...own });
        response.end("another file");
      } else if (ranges.length > 1) {
        response.writeHead(200, BINARY).end(FILE);
      } else {
        response.writeHead(200, { ...BINARY, ...headers, "Content-Length": FILE.length });
        response.write(FILE.subarray(0, 100_000));
        setTimeout(() => response.destroy(), 50);
      }
    },
    async (client) => {
      const file = await client.flows.download(FLOW, path.join(folder, "whole.tfl"));
      assert.ok(readFileSync(file.path).equals(FILE));
    },
    { retry: { maxRetries: 2, backoff: 0.01 } },
  );
  return ranges;
}

const PARTS = { "Accept-Ranges": "bytes", ETag: '"one"' };

for (const [what, status, range] of [
  ["begins elsewhere", 206, () => `bytes 0-${FILE.length - 1}/${FILE.length}`],
  ["ends before the end", 206, (start: number) => `bytes ${start}-200000/${FILE.length}`],
  ["is of a longer file", 206, (start: number) => `bytes ${start}-399999/400000`],
  ["is told without its place", 206, undefined],
  ["is the whole file", 200, undefined],
  ["is refused", 416, undefined],
] as const) {
  test(`if the rest of a file ${what}, the file is requested from its beginning`, async () => {
    const ranges = await brokenOff(PARTS, (start) => ({
      status,
      ...(range && { range: range(start) }),
    }));
    assert.equal(ranges.length, 3);
    assert.match(ranges[1] ?? "", /^bytes=[1-9][0-9]*-$/);
  });
}

test("the rest of a file is not asked for if nothing tells that it is the same file", async () => {
  for (const headers of [
    { "Accept-Ranges": "bytes", ETag: 'W/"weak"' },
    { "Accept-Ranges": "bytes" },
    { ETag: '"one"' },
    { "Accept-Ranges": "none", ETag: '"one"' },
  ]) {
    const ranges = await brokenOff(headers, () => ({ status: 500 }));
    assert.deepEqual(ranges, [undefined, undefined], JSON.stringify(headers));
  }
});

test("a file that is shorter than announced is no whole one", async () => {
  const client = new Client("https://server.example", {
    site: "s",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    fetch: async (input) => {
      if ((input as string).endsWith("/content")) {
        return new Response(FILE, { headers: { "Content-Length": String(FILE.length + 1) } });
      }
      const version = "<restApiVersion>3.30</restApiVersion>";
      const product = "<productVersion build='1'>2026.1</productVersion>";
      return Promise.resolve(new Response(reply(`<serverInfo>${product}${version}</serverInfo>`)));
    },
  });
  await assert.rejects(client.flows.download(FLOW, folder), (error) => {
    assert.ok(error instanceof errors.UnreadableReplyError);
    assert.equal(error.incomplete, true);
    assert.match(error.message, /300004 of 300005 bytes/);
    return true;
  });
});

test("a page or a document in place of a file is no file", async () => {
  const before = readdirSync(folder);
  for (const [body, headers] of [
    ["<!-- a --> <!DOCTYPE html><p>Sign in", BINARY],
    ["anything", { "Content-Type": "text/html; charset=utf-8" }],
    [reply('<error code="404007"><summary/><detail/></error>'), BINARY],
    ["", BINARY],
  ] as const) {
    await using(
      (_, response) => response.writeHead(200, headers).end(body),
      async (client) => {
        await assert.rejects(client.flows.download(FLOW, folder), errors.TableauError, body);
        await assert.rejects(client.flows.stream(FLOW), errors.TableauError, body);
      },
    );
  }
  assert.deepEqual(readdirSync(folder), before);
});

test("progress is told with the size of the file, unless it is compressed", async () => {
  const told: [number, number | undefined][] = [];
  const wanted = new Set<unknown>();
  for (const isCompressed of [false, true]) {
    const body = isCompressed ? gzipSync(FILE) : FILE;
    const encoding = isCompressed ? { "Content-Encoding": "gzip" } : {};
    await using(
      (request, response) => {
        wanted.add(request.headers["accept-encoding"]);
        response.writeHead(200, { ...BINARY, ...encoding, "Content-Length": body.length });
        response.end(body);
      },
      async (client) => {
        const onProgress = (received: number, total: number | undefined): void => {
          told.push([received, total]);
        };
        const size = isCompressed ? undefined : FILE.length;
        const { size: written } = await client.flows.download(FLOW, folder, { onProgress });
        assert.equal(written, FILE.length);
        assert.deepEqual(told.at(-1), [FILE.length, size]);
        told.length = 0;
        const stream = await client.flows.stream(FLOW, { onProgress });
        assert.equal(stream.size, size);
        for await (const chunk of stream) assert.ok(chunk.length > 0);
        assert.deepEqual(told.at(-1), [FILE.length, size]);
      },
    );
  }
  assert.deepEqual([...wanted], ["identity"]);
});

test("a stream that is left closes its connection", async () => {
  let closed: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  await using(
    (_, response) => {
      response.on("close", () => closed?.());
      response.writeHead(200, BINARY).write(FILE);
    },
    async (client) => {
      for await (const chunk of await client.flows.stream(FLOW)) {
        assert.ok(chunk.length > 0);
        break;
      }
      await soon(ended);
    },
  );
});

test("names that the server gives files are safe on every system", async () => {
  const long = "é".repeat(300);
  const names: [string, string][] = [
    ['attachment; filename="../../etc/x.tfl"', "_.._etc_x.tfl"],
    ['attachment; filename="C:\\\\dir\\\\a.tflx"', "C__dir_a.tflx"],
    ['attachment; filename="CON.tfl"', "_CON.tfl"],
    ["attachment; filename=aux.x.tfl", "_aux.x.tfl"],
    ['attachment; filename="a;b.tfl"', "a;b.tfl"],
    ['attachment; filename="a.exe"', "a.exe.tflx"],
    ['attachment; filename="  .. a .. .tfl. "', "a.tfl"],
    [`attachment; filename="b.tfl"; filename*=UTF-8''%C3%A4%2F.tfl`, "ä_.tfl"],
    [`attachment; filename="b.tfl"; filename*=latin1''%C3%A4.tfl`, "b.tfl"],
    [`attachment; filename="${Buffer.from("ü.tfl").toString("latin1")}"`, "ü.tfl"],
    ['attachment; filename="a\u00ad.tfl"', "a_.tfl"],
    ["attachment", `${FLOW}.tflx`],
    ['attachment; filename="..."', `${FLOW}.tflx`],
  ];
  for (const [header, name] of [
    ...names,
    [`attachment; filename*=UTF-8''${encodeURIComponent(long)}.tfl`, undefined] as const,
  ]) {
    await using(
      (_, response) => {
        response.writeHead(200, { ...BINARY, "Content-Disposition": header }).end(FILE);
      },
      async (client) => {
        const file = await client.flows.download(FLOW, folder);
        assert.equal(path.dirname(file.path), folder);
        if (name === undefined) {
          const size = Buffer.byteLength(file.name);
          assert.ok(size > 190 && size <= 204 && file.name.endsWith("é.tfl"), file.name);
        } else {
          assert.equal(file.name, name);
          assert.equal(path.basename(file.path), name);
        }
      },
    );
  }
});

test("the kind of a file is what its name and the caller agree on", async () => {
  const file = (name: string): File => new File(["x"], name);
  await using(
    (_, response) => response.writeHead(400).end(),
    async (client, own) => {
      const refused: [File, object, RegExp][] = [
        [file("a.tfl"), { fileType: "tflx" }, /is named \.tfl, but fileType says tflx/],
        [file("a.twb"), {}, /"a\.twb" is neither/],
        [file("a"), { fileType: "twb" }, /"twb" is neither/],
        [file(".tfl"), { fileType: "tfl", name: "" }, /the flow has no name/],
      ];
      for (const [source, options, told] of refused) {
        await assert.rejects(client.flows.publish(source, options), told);
      }
      assert.equal(own.requests.length, 0);
    },
  );
});

test("nothing is sent of a file that has more parts than an upload can have", async () => {
  const source = {
    size: 1_001 * 67_108_864,
    // eslint-disable-next-line require-yield -- nothing is read
    async *read(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      throw new Error("nobody should read this");
    },
  };
  await using(
    (_, response) => response.writeHead(400).end(),
    async (client, own) => {
      const publishing = client.flows.publish(source, { name: "n", fileType: "tfl" });
      await assert.rejects(publishing, /cannot be uploaded/);
      assert.equal(own.requests.length, 0);
    },
  );
});

test("a mistake in a publish is found before anything is uploaded", async () => {
  await using(
    (_, response) => response.writeHead(400).end(),
    async (client, own) => {
      const publishing = client.flows.publish(FILE, {
        name: "n",
        fileType: "tfl",
        project: "a/b",
        partBytes: 100_000,
      });
      await assert.rejects(publishing, errors.UsageError);
      assert.equal(own.requests.length, 0);
    },
  );
});

test("a file on disk is sent in parts in their order, and is closed", async () => {
  const name = path.join(folder, "parts.tfl");
  const content = Buffer.alloc(700_000);
  for (let at = 0; at < content.length; at += 4) content.writeUInt32BE(at, at);
  writeFileSync(name, content);
  const parts: Buffer[] = [];
  const numbers: (string | null)[] = [];
  const sizes: number[] = [];
  await using(
    (request, response) => {
      const query = new URL(request.url ?? "", "http://t").searchParams;
      if (request.method === "PUT") numbers.push(query.get("sequenceID"));
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks);
        if (request.method === "PUT") parts.push(body);
        const upload = '<fileUpload uploadSessionId="u-1" fileSize="1" maxFileChunkCount="9"/>';
        const isLast = query.has("uploadSessionId");
        response.writeHead(isLast || request.method === "POST" ? 201 : 200);
        response.end(reply(isLast ? `<flow id="${FLOW}" name="parts"/>` : upload));
      });
    },
    async (client) => {
      const open = (): number =>
        process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0;
      await client.flows
        .list()
        .first()
        .catch(() => undefined); // makes the connection
      const before = open();
      const onProgress = (sent: number): void => {
        sizes.push(sent);
      };
      const flow = await client.flows.publish(name, { partBytes: 300_000, onProgress });
      assert.equal(flow.name, "parts");
      assert.equal(open(), before, "files that are open");
    },
    RETRY,
  );
  assert.equal(parts.length, 3);
  assert.deepEqual(numbers, ["1", "2", "3"]);
  const expected = [0, 300_000, 600_000].map((at) => content.subarray(at, at + 300_000));
  for (const [at, part] of parts.entries()) assert.ok(part.includes(expected[at] ?? "?"), `${at}`);
  assert.equal(sizes.at(-1), content.length);
});
