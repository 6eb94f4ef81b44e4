import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isInstallLockHeld, takeInstallLock } from "./install-lock.js";
import { isInstalled } from "./installed.js";
import { findOwnNode } from "./pick-node.js";
import { StartFault } from "./start-fault.js";

const say = (sentence) => process.stderr.write(`${sentence}\n`);

/**
 * Makes node_modules what package-lock.json says, if it is not; asks npm, and so the network, only then. One
 * starter at a time does it, the others wait for it. Resolves with whether this one did it.
 */
export async function installWhatIsMissing({ root, needsTools }) {
	const needsNode = findOwnNode() === undefined;
	const isReady = () => isInstalled({ root, needsTools, needsNode });
	if (isReady()) return false;
	const lockPath = join(root, ".tidings-install.lock");
	let lock = takeInstallLock(lockPath);
	if (!lock) say("Another start is installing what Tidings needs; waiting for it …");
	while (!lock) {
		while (isInstallLockHeld(lockPath)) await wait(300);
		lock = takeInstallLock(lockPath);
	}
	try {
		// It may have become ready while we waited.
		if (isReady()) return false;
		await install({ root, lock });
		return true;
	} finally {
		lock.release();
	}
}

async function install({ root, lock }) {
	const isFirst = !existsSync(join(root, "node_modules"));
	say(
		isFirst
			? "First start: installing what Tidings needs, about a minute …"
			: "What is installed is not complete or not up to date: installing it again, about a minute …",
	);
	const startedAt = Date.now();
	const seconds = () => Math.round((Date.now() - startedAt) / 1000);
	const heartbeat = setInterval(() => say(`  still installing, ${seconds()} s so far`), 10_000);
	try {
		let result = await runNpm(["ci"], { root, lock });
		if (result.code !== 0 && /\b(EUSAGE|ENOLOCK|EBADLOCK)\b/.test(result.errors)) {
			say("package-lock.json does not fit package.json: installing after package.json.");
			result = await runNpm(["install", "--no-save"], { root, lock });
		}
		if (result.code !== 0) {
			throw new StartFault(
				`Tidings could not install what it needs: npm ended with code ${result.code} after ${seconds()} s. Mend what npm names above (is there a network?) and start again.`,
			);
		}
	} finally {
		clearInterval(heartbeat);
	}
	say(`Installed in ${seconds()} s.`);
}

/** Runs npm with its words on stderr: stdout belongs to the program that is started afterwards. */
function runNpm(args, { root, lock }) {
	// Tools of development are wanted whatever NODE_ENV says: the tests come with the program.
	const options = [
		"--include=dev",
		"--include=optional",
		"--no-audit",
		"--no-fund",
		"--prefer-offline",
		"--loglevel=error",
	];
	const script = process.env.npm_execpath;
	const isNpm = script !== undefined && /npm-cli\.[cm]?js$/.test(script) && existsSync(script);
	// Not on the Node in node_modules, which npm is about to take away.
	const node = process.env.npm_node_execpath ?? process.execPath;
	const command = isNpm ? [node, script] : ["npm"];
	return new Promise((resolve, reject) => {
		const npm = spawn(command[0], [...command.slice(1), ...args, ...options], {
			cwd: root,
			stdio: ["ignore", "pipe", "pipe"],
		});
		if (npm.pid !== undefined) lock.add(npm.pid);
		let errors = "";
		let stoppedBy;
		const stop = (signal) => {
			stoppedBy = signal;
			npm.kill(signal);
		};
		const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
		for (const signal of signals) process.on(signal, stop);
		npm.stdout.on("data", (chunk) => process.stderr.write(chunk));
		npm.stderr.on("data", (chunk) => {
			errors = (errors + chunk).slice(-20_000);
			process.stderr.write(chunk);
		});
		npm.on("error", () => reject(new StartFault("npm was not found: it comes with Node.js, see https://nodejs.org.")));
		npm.on("close", (code, signal) => {
			for (const name of signals) process.off(name, stop);
			if (stoppedBy) reject(new StartFault("Stopped while installing; the next start goes on with it.", stoppedBy));
			else resolve({ code: code ?? signal, errors });
		});
	});
}
