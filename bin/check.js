// One command before a commit, and what CI runs: types, lint with import arrows, unused code, tests.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./run-child.js";

const steps = [
	["types", ["tsc"]],
	["lint and import arrows", ["biome", "ci", "--error-on-warnings", "."]],
	["unused code", ["knip"]],
	["tests", ["vitest", "run"]],
];

const starter = fileURLToPath(new URL("start.js", import.meta.url));
const root = dirname(dirname(starter));

const failed = [];
for (const [name, args] of steps) {
	console.log(`\n== ${name}: ${args.join(" ")}`);
	const startedAt = Date.now();
	const code = await runChild(process.execPath, [starter, ...args], { cwd: root });
	// Stopped by a signal: the person has seen enough.
	if (code > 128) process.exit(code);
	if (code !== 0) failed.push(name);
	console.log(`== ${name}: ${code === 0 ? "good" : `FAILED with exit code ${code}`} (${seconds(startedAt)} s)`);
}
console.log(failed.length === 0 ? "\nCheck: all good." : `\nCheck FAILED: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function seconds(startedAt) {
	return ((Date.now() - startedAt) / 1000).toFixed(1);
}
