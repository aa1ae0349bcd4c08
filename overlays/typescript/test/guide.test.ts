/** The guide and the README are true: their snippets stand in a program that runs. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { connect, guide } from "../demo/guide.js";
import { Emulator, PYTHON } from "./support/emulator.js";

const ROOT = new URL("../../../../", import.meta.url);
const PAGES = ["overlays/docs/guides/typescript.md", "README.md"];

const MAKE_FILE =
  "import sys; from tableau_flows import emulator;" +
  "open(sys.argv[1], 'wb').write(emulator.sample_flow())";

let server: Emulator;
before(async () => {
  server = await Emulator.start("--run-seconds", "0.1");
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
  try {
    process.chdir(folder);
    await mkdir("copies");
    execFileSync(PYTHON, ["-c", MAKE_FILE, "orders.tflx"]);
    await guide(server.url, "demo-secret");
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true });
  }
});
