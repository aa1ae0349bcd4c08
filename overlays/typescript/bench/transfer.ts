/** Sends and receives one large file; prints seconds and bytes of memory on top as JSON. */

import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { Client, passwordCredentials } from "@tableau-flows/client";

const [, , what = "", url = "", file = "", flow = ""] = process.argv;

const credentials = passwordCredentials("admin", "admin");
const client = new Client(url, { credentials });
await client.flows.list().first(); // signs in, and loads what every call needs

interface Sent {
  readonly address: string;
  readonly init: RequestInit;
}

/** The address and the headers of a call of the client, for a plain `fetch`. */
async function sentFor(call: (client: Client) => Promise<unknown>): Promise<Sent> {
  let sent: Sent | undefined;
  const spying = new Client(url, {
    credentials,
    fetch: (input, init) => {
      sent = { address: input as string, init: { headers: init?.headers ?? {} } };
      return fetch(input, init);
    },
  });
  await call(spying);
  if (sent === undefined) throw new Error("nothing was sent");
  return sent;
}

/** Send the file with `fetch` alone, in one request of known length. */
async function plainUpload(): Promise<void> {
  const { address, init } = await sentFor((spying) => spying.flows.get(flow));
  const { size } = await stat(file);
  const body = Readable.toWeb(createReadStream(file, { highWaterMark: 256 * 1024 }));
  const headers = { ...(init.headers as object), "Content-Length": String(size) };
  const path = address.replace(`/${flow}`, "");
  const sending = { method: "POST", headers, body, duplex: "half" } as unknown as RequestInit;
  await (await fetch(path, sending)).arrayBuffer();
}

/** Read the file with `fetch` alone, and drop it. */
async function plainDownload(): Promise<void> {
  const { address, init } = await sentFor((spying) => spying.flows.get(flow));
  const response = await fetch(`${address}/content`, init);
  for await (const chunk of response.body ?? []) if (chunk.length === 0) break;
}

const works: Record<string, () => Promise<unknown>> = {
  up: () => client.flows.publish(file, { name: "Large", overwrite: true }),
  down: async () => {
    await client.flows.download(flow, file);
    await rm(file);
  },
  "plain up": plainUpload,
  "plain down": plainDownload,
};

const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
const begun = performance.now();
await works[what]?.();
const seconds = (performance.now() - begun) / 1000;
clearInterval(watch);
const memory = Math.max(peak, process.memoryUsage.rss()) - before;
console.log(JSON.stringify({ seconds, memory }));
process.exit();
