/** Measures a small call against a plain `fetch` of the same URL; prints seconds as JSON. */

import { Client, passwordCredentials } from "@tableau-flows/client";
import { operations } from "@tableau-flows/client";

const [, , url = "", flow = "", rounds = "400", calls = "50"] = process.argv;

let token = "";
let address = "";
const client = new Client(url, {
  credentials: passwordCredentials("admin", "admin"),
  fetch: (input, init) => {
    address = input as string;
    token = (init?.headers as Record<string, string>)["X-Tableau-Auth"] ?? token;
    return fetch(input, init);
  },
});
await client.call(operations.queryFlow(flow));
const plain = new Client(url, { credentials: passwordCredentials("admin", "admin") });
await plain.call(operations.queryFlow(flow));

const contenders: Record<string, () => Promise<unknown>> = {
  ours: () => plain.call(operations.queryFlow(flow)),
  "plain fetch": async () => {
    const response = await fetch(address, { headers: { "X-Tableau-Auth": token } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.text();
  },
};
const times: Record<string, number[]> = {};
const turns = Object.entries(contenders);
for (let round = 0; round < Number(rounds); round += 1) {
  turns.reverse();
  for (const [name, work] of turns) {
    const begun = performance.now();
    for (let call = 0; call < Number(calls); call += 1) await work();
    (times[name] ??= []).push((performance.now() - begun) / 1000 / Number(calls));
  }
}
console.log(JSON.stringify(times));
process.exit();
