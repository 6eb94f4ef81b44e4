import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** The real program as a process of its own. */
export interface RunningTidings {
	/** Log lines so far, parsed where they are JSON. */
	logs: Record<string, unknown>[];
	/** What it wrote to stderr so far. */
	stderr: () => string;
	/** Resolves with the first log line whose message is this; rejects when the process ends before. */
	logged(message: string, timeoutMs?: number): Promise<Record<string, unknown>>;
	/** SIGKILL: no goodbye. */
	kill(): Promise<void>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
	/** Resolves with the exit code when it ends by itself. */
	ended: Promise<number | null>;
	process: ChildProcess;
}

/** Starts src/main.ts with exactly these variables (and PATH), in a folder of its own unless `cwd` is given. */
export function runTidings(env: Record<string, string>, cwd: string): RunningTidings {
	const main = path.resolve(import.meta.dirname, "../../src/main.ts");
	const child = spawn(process.execPath, [main], {
		cwd,
		env: { PATH: process.env.PATH ?? "", ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const logs: Record<string, unknown>[] = [];
	const waiting = new Set<() => void>();
	let stderr = "";
	createInterface({ input: child.stdout }).on("line", (line) => {
		try {
			logs.push(JSON.parse(line));
		} catch {
			logs.push({ msg: line, notJson: true });
		}
		for (const look of waiting) look();
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		stderr += text;
	});
	const ended = once(child, "close").then(([code]) => code as number | null);

	return {
		logs,
		stderr: () => stderr,
		process: child,
		ended,
		logged(message, timeoutMs = 15_000) {
			return new Promise((resolve, reject) => {
				const finish = (settle: () => void) => {
					waiting.delete(look);
					clearTimeout(timer);
					settle();
				};
				const look = () => {
					const line = logs.find((entry) => entry.msg === message);
					if (line) finish(() => resolve(line));
				};
				const fail = (why: string) => finish(() => reject(new Error(`"${message}" was not logged: ${why}\n${stderr}`)));
				const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
				waiting.add(look);
				ended.then((code) => fail(`it ended with ${code}`));
				look();
			});
		},
		async kill() {
			child.kill("SIGKILL");
			await ended;
		},
		async stop() {
			child.kill("SIGTERM");
			return ended;
		},
	};
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(path.join(tmpdir(), "tidings-"));
	return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
