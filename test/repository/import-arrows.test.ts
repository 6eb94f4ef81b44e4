import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const imports = (name: string) => `import { one } from "${name}";\none();\n`;

/** What a file must not say, by the file. */
const forbidden: [file: string, text: string][] = [
	["src/feeds/a.ts", imports("../topics/topics.ts")],
	["src/feeds/deep/a.ts", imports("../../topics/topics.ts")],
	["src/feeds/b.ts", `const { one } = await import("../telegram/create-bot.ts");\none();\n`],
	["src/articles/a.ts", `import type { One } from "../delivery/messenger.ts";\nexport type Two = One;\n`],
	["src/topics/a.ts", imports("../../storage/sqlite/open-sqlite.ts")],
	["src/topics/b.ts", imports("../../storage/open-storage.ts")],
	["src/topics/c.ts", imports("grammy")],
	["src/stories/a.ts", imports("../summaries/summaries.ts")],
	["src/summaries/a.ts", imports("../delivery/sender.ts")],
	["src/delivery/a.ts", imports("../config.ts")],
	["src/delivery/b.ts", imports("grammy/types")],
	["src/delivery/c.ts", imports("../../commands/index.ts")],
	["src/polling/a.ts", imports("../delivery/sender.ts")],
	["src/polling/b.ts", imports("better-sqlite3")],
	["src/domain/a.ts", imports("../text/fold.ts")],
	["src/html.ts", imports("./domain/chat.ts")],
	["src/text/a.ts", imports("../feeds/parse-feed.ts")],
	["src/model/a.ts", imports("../topics/topics.ts")],
	["src/words/a.ts", imports("../app.ts")],
	["src/telegram/a.ts", imports("../feeds/fetch-feed.ts")],
	["src/sandbox/a.ts", imports("grammy")],
	["src/cli/a.ts", imports("../app.ts")],
	["commands/a.ts", imports("../src/feeds/fetch-feed.ts")],
	["commands/b.ts", imports("../src/polling/poller.ts")],
	["commands/c.ts", imports("../storage/sqlite/open-sqlite.ts")],
	["storage/storage.ts", imports("better-sqlite3")],
	["storage/postgres/a.ts", imports("better-sqlite3")],
	["storage/sqlite/a.ts", imports("../../src/topics/topics.ts")],
	["src/delivery/d.ts", "export const one = process.env.HOME;\n"],
	["src/delivery/e.ts", `import process from "node:process";\nexport const one = process.pid;\n`],
	["src/feeds/c.ts", "async function one() {}\nexport function two() {\n\tone();\n}\n"],
];

/** What they may say. */
const allowed: [file: string, text: string][] = [
	["src/feeds/ok.ts", imports("../domain/feed.ts")],
	["src/topics/model/ok.ts", imports("../../model/ask-model.ts")],
	["src/topics/ok.ts", imports("../articles/canonical-url.ts")],
	["src/delivery/ok.ts", imports("../words/words.ts")],
	["src/polling/ok.ts", imports("../stories/story-finder.ts")],
	["src/telegram/ok.ts", imports("grammy")],
	["src/sandbox/ok.ts", `import type { One } from "grammy/types";\nexport type Two = One;\n`],
	["src/app.ts", imports("./delivery/sender.ts")],
	["src/main.ts", `import { one } from "./app.ts";\none(process.env);\n`],
	["src/cli/ok.ts", imports("../../storage/open-storage.ts")],
	["src/cli/main.ts", `import { one } from "../config.ts";\none(process.env);\n`],
	["commands/ok.ts", imports("../src/topics/topics.ts")],
	["storage/sqlite/ok.ts", imports("better-sqlite3")],
];

describe("the linter's import arrows", () => {
	let folder: string;
	/** The rules broken, by file. */
	const broken = new Map<string, string[]>();

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-arrows-"));
		for (const name of ["biome.json", "package.json", ".gitignore"]) cpSync(name, join(folder, name));
		for (const [file, text] of [...forbidden, ...allowed]) {
			mkdirSync(join(folder, dirname(file)), { recursive: true });
			writeFileSync(join(folder, file), text);
		}
		for (const diagnostic of lint(folder)) {
			const path =
				typeof diagnostic.location.path === "string" ? diagnostic.location.path : diagnostic.location.path.file;
			broken.set(path, [...(broken.get(path) ?? []), diagnostic.category]);
		}
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(forbidden)("stops %s from saying %j", (file) => {
		expect(broken.get(file)?.join()).toMatch(/noRestrictedImports|noRestrictedGlobals|noFloatingPromises/);
	});

	it.each(allowed)("lets %s say %j", (file) => {
		expect(broken.get(file)).toBeUndefined();
	});
});

interface Diagnostic {
	category: string;
	location: { path: string | { file: string } };
}

function lint(folder: string): Diagnostic[] {
	const biome = join(process.cwd(), "node_modules/@biomejs/biome/bin/biome");
	const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
	try {
		execFileSync(process.execPath, [biome, ...args], {
			cwd: folder,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		});
	} catch (error) {
		return (JSON.parse((error as { stdout: string }).stdout) as { diagnostics: Diagnostic[] }).diagnostics;
	}
	return [];
}
