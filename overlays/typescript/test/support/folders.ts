/** Folders for the files of tests. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

/** Make a folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tableau-flows-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
