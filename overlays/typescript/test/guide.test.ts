/** The guide and the README are true: their snippets stand in a program that runs. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { connect, environment, example, guide, names, pipeline } from "../demo/guide.js";
import { Emulator, PYTHON } from "./support/emulator.js";

const ROOT = new URL("../../../../", import.meta.url);
const PAGES = ["overlays/docs/guides/typescript.md", "overlays/typescript/README.md", "README.md"];

const MAKE_FILE =
  "import sys; from tableau_flows import emulator;" +
  "open(sys.argv[1], 'wb').write(emulator.sample_flow())";

let server: Emulator;
before(async () => {
  server = await Emulator.start("--run-seconds", "0.1");
  await server.control("POST", "state", {
    projects: [{ name: "Sales" }, { name: "EU", parent: "Sales" }],
    flows: [{ name: "Daily", project: "Sales/EU" }],
  });
});
after(() => server.stop());

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

for (const page of PAGES) {
  test(`the snippets of ${page} are part of the program`, async () => {
    const program = lines(
      await readFile(new URL("overlays/typescript/demo/guide.ts", ROOT), "utf8"),
    );
    const text = await readFile(new URL(page, ROOT), "utf8");
    const blocks = [...text.matchAll(/^```typescript\n(.*?)^```/gms)];
    assert.ok(blocks.length > 0);
    const imports = program.filter((line) => line.startsWith("import "));
    for (const [, block = ""] of blocks) {
      for (const line of lines(block)) {
        if (line.startsWith("import ")) {
          const names = /\{ (.*) \}/.exec(line)?.[1]?.split(", ") ?? [];
          for (const name of names)
            assert.ok(
              imports.some((one) => one.includes(name)),
              line,
            );
        } else {
          assert.ok(program.includes(line), `${page}: ${line}`);
        }
      }
    }
  });
}

test("the program does what the guide says", async () => {
  assert.equal(connect("a-secret").site, "sales");
  const folder = await mkdtemp(path.join(tmpdir(), "flows-"));
  const before = process.cwd();
  const tableau = server.client();
  process.env.TABLEAU_SERVER = server.url;
  process.env.TABLEAU_SITE = "";
  process.env.TABLEAU_TOKEN_NAME = "demo";
  process.env.TABLEAU_TOKEN_SECRET = "demo-secret";
  try {
    process.chdir(folder);
    await mkdir("copies");
    execFileSync(PYTHON, ["-c", MAKE_FILE, "orders.tflx"]);
    await guide(server.url, "demo-secret");
    await names(tableau, "a-new-password");
    const runs = async () => (await server.requests("runFlowNow")).length;
    const count = await runs();
    await pipeline(tableau);
    assert.equal(process.exitCode, undefined);
    await server.control("POST", "fail-next-run", { reason: "The disk is full" });
    await pipeline(tableau);
    assert.equal(process.exitCode, 10);
    process.exitCode = undefined;
    await environment();
    await example();
    assert.equal(process.exitCode, undefined);
    assert.equal((await runs()) - count, 3);
  } finally {
    process.chdir(before);
    process.exitCode = undefined;
    await tableau.close();
    await rm(folder, { recursive: true });
  }
});
