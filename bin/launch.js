import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installWhatIsMissing } from "./install.js";
import { pickNode } from "./pick-node.js";
import { runChild } from "./run-child.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Tools a script may name in place of a file, and the package each comes in. */
const tools = { vitest: "vitest", tsc: "typescript", biome: "@biomejs/biome", knip: "knip" };

/**
 * Runs `[--watch] FILE …` or `TOOL …` on a Node that is new enough, after installing what is missing; ends this
 * process as the child ended.
 */
export async function launch(args) {
	const target = args.find((arg) => !arg.startsWith("-"));
	const isTool = Object.hasOwn(tools, target ?? "");
	// The bot and its commands run without the tools of development, where somebody left those out.
	const needsTools = isTool || !target?.startsWith("src/") || args.includes("--watch");
	try {
		const hasInstalled = await installWhatIsMissing({ root, needsTools });
		const node = pickNode({ root });
		if (hasInstalled) warmUp(node);
		const command = isTool ? toolCommand(args) : args;
		process.exitCode = await runChild(node, [...flags(target), ...command], { env: environment(node) });
	} catch (error) {
		if (error?.name !== "StartFault") throw error;
		if (error.message) console.error(error.message);
		process.exitCode = error.signal ? 128 + constants.signals[error.signal] : 1;
	}
}

/** A start without it is only slower, so whatever goes wrong in it is left for the start itself to tell. */
function warmUp(node) {
	spawnSync(node, [...flags("src/main.ts"), join(root, "bin/warm-up.js")], {
		env: environment(node),
		stdio: "ignore",
		timeout: 20_000,
	});
}

function flags(target) {
	// Only Node before 24 warns that running TypeScript is an experiment.
	const every = ["--disable-warning=ExperimentalWarning"];
	if (Object.hasOwn(tools, target ?? "")) return every;
	every.push("--import", pathToFileURL(join(root, "bin/leave-with-starter.js")).href);
	// By default V8 lets 48 MB of short-lived objects pile up before it looks; a bot that mostly waits needs a tenth.
	// And its two quick compilers cost 7 MB for what the interpreter does as well: what is hot for long, as matching is,
	// the optimising one still compiles.
	if (target === "src/main.ts") every.push("--max-semi-space-size=2", "--no-maglev", "--no-sparkplug");
	return every;
}

function environment(node) {
	return {
		...process.env,
		PATH: [dirname(node), process.env.PATH ?? ""].join(delimiter),
		// The C library keeps memory apart for each thread, more than a bot that mostly waits has use for.
		MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
		// And once it freed a large block it keeps all up to that size for itself; so it gives them back.
		MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? "131072",
		MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? "131072",
		// What was compiled once starts faster; where it cannot be written Node goes on without.
		NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/compiled"),
	};
}

function toolCommand(args) {
	const name = args[0];
	const home = join(root, "node_modules", tools[name]);
	const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
	const file = join(home, typeof bin === "string" ? bin : bin[name]);
	if (!existsSync(file)) throw new Error(`${file} is missing`);
	return [file, ...args.slice(1)];
}
