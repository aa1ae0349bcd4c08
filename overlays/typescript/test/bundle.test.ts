/** Bundles for browsers: without modules of Node, and with what is used alone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

async function bundled(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: "esm",
    minify: true,
    platform: "browser",
    write: false,
  });
  assert.deepEqual(result.warnings, []);
  return result.outputFiles[0]?.text ?? "";
}

test("the client can be bundled for a browser, without modules of Node", async () => {
  const text = await bundled('export * from "@tableau-flows/client";');
  assert.ok(!/["']node:/.test(text));
  assert.ok(text.includes("there are no files here"));
});

test("a bundle has the operations that are used, and no others", async () => {
  const whole = await bundled('export * from "@tableau-flows/client";');
  const core = await bundled(
    'import { CoreClient, tokenCredentials } from "@tableau-flows/client";' +
      'import { queryFlow } from "@tableau-flows/client/operations";' +
      'const credentials = tokenCredentials("n", "s");' +
      'const client = new CoreClient("https://t", { credentials });' +
      'console.log(await client.call(queryFlow("id")));',
  );
  assert.ok(core.includes("queryFlow") && !core.includes("createSchedule"));
  assert.ok(core.length < whole.length / 2, `${core.length} of ${whole.length} characters`);
});
