import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Stands in for npm: lays the packages of package-lock.json, slowly if asked, and keeps a list of its calls. */
const npm = `
const fs = require("node:fs");
const [command] = process.argv.slice(2);
fs.appendFileSync("npm-calls.log", process.argv.slice(2).join(" ") + "\\n");
console.log("npm at work");
if (process.env.NPM_FAULT && command === "ci") {
	console.error("npm error code " + process.env.NPM_FAULT);
	process.exit(1);
}
fs.rmSync("node_modules", { recursive: true, force: true });
const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
for (const [path, entry] of Object.entries(lock.packages)) {
	if (path === "") continue;
	fs.mkdirSync(path, { recursive: true });
	fs.writeFileSync(path + "/package.json", JSON.stringify({ name: path, version: entry.version }));
}
setTimeout(() => fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify(lock)), Number(process.env.NPM_MS ?? 0));
`;

/** The program that is started: says what it was given and hears, ends as its arguments say. */
const program = `
const [what, how] = process.argv.slice(2);
if (what === "stay") {
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
		process.on(signal, () => {
			process.stdout.write(signal + "\\n");
			setTimeout(() => process.exit(0), 700);
		});
	}
	setInterval(() => {}, 1000);
}
process.stdout.write(JSON.stringify({ node: process.execPath, args: process.argv.slice(2) }) + "\\n");
if (what === "exit") process.exit(Number(how));
if (what === "die") process.kill(process.pid, how as NodeJS.Signals);
`;

export interface Run {
	process: ChildProcess;
	out(): string;
	err(): string;
	/** Resolves when stdout or stderr holds the text. */
	says(text: string): Promise<void>;
	/** Resolves when it and all that shares its output has ended. */
	ended: Promise<number | null>;
}

/** A small checkout with our starter in it, a program of its own and a stand-in for npm. */
export function makeCheckout() {
	const root = mkdtempSync(join(tmpdir(), "tidings-bin-"));
	cpSync("bin", join(root, "bin"), { recursive: true });
	mkdirSync(join(root, "src"));
	writeFileSync(join(root, "src/main.ts"), program);
	mkdirSync(join(root, "tools"));
	writeFileSync(join(root, "tools/main.ts"), program);
	writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module" }));
	writeFileSync(join(root, "npm-cli.cjs"), npm);
	const checkout = {
		root,
		path: (name: string) => join(root, name),
		/** What package-lock.json asks for: name → version, or the whole entry. */
		ask(packages: Record<string, string | object>) {
			const entries = Object.entries(packages).map(([name, entry]) => [
				`node_modules/${name}`,
				typeof entry === "string" ? { version: entry, integrity: `sum of ${name}@${entry}` } : entry,
			]);
			writeFileSync(
				join(root, "package-lock.json"),
				JSON.stringify({ packages: Object.fromEntries([["", {}], ...entries]) }),
			);
		},
		npmCalls: () =>
			existsSync(join(root, "npm-calls.log"))
				? readFileSync(join(root, "npm-calls.log"), "utf8").trim().split("\n")
				: [],
		start(args: string[], env: Record<string, string> = {}): Run {
			const child = spawn(process.execPath, [join(root, "bin/start.js"), ...args], {
				cwd: root,
				detached: true,
				env: {
					PATH: process.env.PATH ?? "",
					npm_execpath: join(root, "npm-cli.cjs"),
					npm_node_execpath: process.execPath,
					...env,
				},
				stdio: ["ignore", "pipe", "pipe"],
			});
			return listen(child);
		},
		async run(args: string[], env: Record<string, string> = {}) {
			const started = checkout.start(args, env);
			const code = await started.ended;
			return { code, out: started.out(), err: started.err() };
		},
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
	checkout.ask({ one: "1.0.0", two: "2.0.0" });
	return checkout;
}

function listen(child: ChildProcess): Run {
	let out = "";
	let err = "";
	const ended = once(child, "close").then(([code]) => code as number | null);
	child.stdout?.on("data", (chunk) => {
		out += chunk;
	});
	child.stderr?.on("data", (chunk) => {
		err += chunk;
	});
	return {
		process: child,
		out: () => out,
		err: () => err,
		ended,
		async says(text) {
			for await (const _ of ticks(child)) if (out.includes(text) || err.includes(text)) return;
			throw new Error(`it never said "${text}": ${out}${err}`);
		},
	};
}

/** Each time there may be something new to read, until it has ended. */
async function* ticks(child: ChildProcess) {
	yield;
	while (child.exitCode === null && child.signalCode === null) {
		await Promise.race([
			once(child.stdout ?? child, "data"),
			once(child.stderr ?? child, "data"),
			once(child, "close"),
		]);
		yield;
	}
}
