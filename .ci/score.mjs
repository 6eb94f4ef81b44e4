// Runs the operator's commands over the data beside the checkout, prints their figures and fails below floors.json.
// Floors follow what was reached, a little below it: they catch a step back, they are no goals.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const data = join(root, "../shared/data");
const cli = join(root, "src/cli/main.ts");
const scorer = join(data, "score.mjs");
const harness = join(data, "feeds/harness/responses.mjs");
const corpus = join(data, "feeds/corpus");

const match = (set, ...flags) => ({
	set,
	command: [
		"match",
		"--topics",
		join(data, set, "topics.jsonl"),
		"--articles",
		join(data, set, "articles.jsonl"),
		"--all",
		...flags,
	],
});
const stories = (set) => ({ set, command: ["stories", "--articles", join(data, set, "articles.jsonl")] });

const measurements = {
	"match short": match("match-ecbplus-short"),
	"match full": match("match-ecbplus-full"),
	"match multilingual": match("match-multilingual"),
	"match short stream": match("match-ecbplus-short", "--stream"),
	"match full stream": match("match-ecbplus-full", "--stream"),
	"stories ecbplus": stories("stories-ecbplus"),
	"stories headlines": stories("stories-headlines"),
	summarize: {
		set: "summarize-realsumm",
		command: ["summarize", "--articles", join(data, "summarize-realsumm", "articles.jsonl")],
	},
	extract: { set: "extract-aeb", command: ["extract", "--pages", join(data, "extract-aeb", "pages.jsonl")] },
	feed: { set: "feeds" },
};

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "tidings-score-"));
const only = process.argv.slice(2).join(" ");
let passed = 0;
let failed = 0;

if (!existsSync(scorer)) {
	console.error(`${data} is not there: nothing to measure.`);
	process.exit(1);
}
try {
	for (const [name, measurement] of Object.entries(measurements)) {
		if (only && !name.startsWith(only)) continue;
		const startedAt = Date.now();
		const result = await measure(name, measurement).catch((error) => ({ error: error.message }));
		const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
		judge(name, result, seconds);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function measure(name, { set, command }) {
	const output = join(folder, `${name}.jsonl`);
	if (set === "feeds") {
		const responses = join(folder, "responses.jsonl");
		await run([harness, "make", corpus], responses);
		await run([cli, "feed", "--responses", responses], output);
		return JSON.parse(await run([harness, "score", corpus, output]));
	}
	await run([cli, ...command], output);
	return JSON.parse(await run([scorer, command[0], join(data, set), output]));
}

/** One line of the table; a figure below its floor fails the measurement. */
function judge(name, result, seconds) {
	const below = Object.entries(floors[name] ?? {}).filter(([figure, floor]) => !(result[figure] >= floor));
	const isGood = result.error === undefined && below.length === 0;
	if (isGood) passed++;
	else failed++;
	const figures = Object.entries(floors[name] ?? {}).map(
		([figure, floor]) => `${figure} ${result[figure]} (floor ${floor})`,
	);
	console.log(
		`${isGood ? "good" : "BAD "}  ${name.padEnd(20)} ${seconds.padStart(6)} s  ${result.error ?? figures.join("  ")}`,
	);
}

/** Runs a script on this Node; resolves with its output, or writes that to a file. */
async function run(args, toFile) {
	const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], timeout: 300_000 });
	const ended = new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
	let text = "";
	if (toFile) await pipeline(child.stdout, createWriteStream(toFile));
	else for await (const chunk of child.stdout) text += chunk;
	const code = await ended;
	if (code !== 0) throw new Error(`${args.slice(0, 2).join(" ")} ended with code ${code}`);
	return text;
}
