/** Measures the decoding of a page of flows against fast-xml-parser; prints seconds as JSON. */

import { readFileSync } from "node:fs";
import { catalog, decodeDocument } from "@tableau-flows/client/wire";
import type { Shape } from "@tableau-flows/client/wire";
import { XMLParser } from "fast-xml-parser";

const [, , file = "", rounds = "40"] = process.argv;
const document = readFileSync(file);
const shape = catalog.QUERY_FLOWS_FOR_SITE.reply as Shape;

/** As its users configure it: with attributes, and values that stay texts. */
const parser = new XMLParser({
  ignoreAttributes: false,
  parseAttributeValue: false,
  parseTagValue: false,
});

const contenders: Record<string, () => unknown> = {
  ours: () => decodeDocument(shape, document),
  "fast-xml-parser": () => parser.parse(document.toString()) as unknown,
};
const times: Record<string, number[]> = {};
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [name, work] of Object.entries(contenders)) {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    (times[name] ??= []).push((user + system) / 1e6);
  }
}
console.log(JSON.stringify(times));
