import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../test/support/free-port.ts";

const root = join(import.meta.dirname, "..");
const giveUpMs = 30_000;
const idleMs = 10_000;

export interface StartupFigures {
	/** From `npm start` to the first 200 of /readyz, the median of the runs. */
	readySeconds: number;
	/** Resident memory of the bot and its sandbox some seconds later; undefined where the system does not tell. */
	idleMegabytes: number | undefined;
}

/** Starts the sandbox on an installed checkout and an empty database, as often as asked. */
export async function benchStartup(runs = 5): Promise<StartupFigures> {
	const seconds: number[] = [];
	let idleMegabytes: number | undefined;
	for (let run = 1; run <= runs; run++) {
		const isLast = run === runs;
		const figures = await startOnce(isLast);
		seconds.push(figures.readySeconds);
		if (isLast) idleMegabytes = figures.idleMegabytes;
	}
	return { readySeconds: seconds.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN, idleMegabytes };
}

async function startOnce(measureMemory: boolean): Promise<StartupFigures> {
	const folder = await mkdtemp(join(tmpdir(), "tidings-bench-"));
	const port = await freePort();
	const began = performance.now();
	const npm = spawn("npm", ["start", "--silent"], {
		cwd: root,
		env: { ...process.env, BOT_TOKEN: "", DATABASE_URL: `sqlite:${join(folder, "bench.db")}`, HTTP_PORT: String(port) },
		stdio: ["ignore", "ignore", "inherit"],
	});
	const ended = once(npm, "exit");
	try {
		await Promise.race([
			answers(`http://127.0.0.1:${port}/readyz`),
			ended.then(([code]) => Promise.reject(new Error(`npm start ended with ${code}`))),
		]);
		const readySeconds = (performance.now() - began) / 1000;
		if (!measureMemory) return { readySeconds, idleMegabytes: undefined };
		await sleep(idleMs);
		return { readySeconds, idleMegabytes: await residentMegabytes(npm.pid) };
	} finally {
		npm.kill("SIGTERM");
		await ended;
		await rm(folder, { recursive: true, force: true });
	}
}

async function answers(url: string): Promise<void> {
	const giveUpAt = performance.now() + giveUpMs;
	while (performance.now() < giveUpAt) {
		const status = await fetch(url).then(
			(response) => response.status,
			() => 0,
		);
		if (status === 200) return;
		await sleep(10);
	}
	throw new Error(`not ready after ${giveUpMs / 1000} s`);
}

/** Of the last in the line npm → starter → bot; Linux alone tells. */
async function residentMegabytes(pid: number | undefined): Promise<number | undefined> {
	try {
		for (let child = String(pid); child; child = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim()) {
			pid = Number(child);
		}
		const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
		return kilobytes ? Math.round((Number(kilobytes) * 1024) / 1e6) : undefined;
	} catch {
		// No such folder on this system.
		return undefined;
	}
}
