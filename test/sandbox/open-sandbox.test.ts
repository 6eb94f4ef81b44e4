import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openSandbox } from "../../src/sandbox/open-sandbox.ts";

it("says in a sentence when its folder cannot be made", async () => {
	const file = join(mkdtempSync(join(tmpdir(), "tidings-")), "file");
	writeFileSync(file, "");
	const opening = openSandbox({ folder: join(file, "sandbox"), listings: [] });
	await expect(opening).rejects.toMatchObject({
		name: "StartError",
		message: `The sandbox's folder ${join(file, "sandbox")} cannot be made: a part of its path is a file, not a folder.`,
	});
});
