import { spawn } from "node:child_process";
import { constants } from "node:os";

const handedOn = ["SIGTERM", "SIGINT", "SIGHUP"];

/** A terminal and npm may both pass on one wish to stop; the child hears it from us once. */
const repeatMs = 500;

/**
 * Runs a program with our input and output, hands on the signals we get and resolves with its exit code, or with
 * 128 + n when signal n ended it.
 */
export function runChild(program, args, options) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { stdio: "inherit", ...options });
		const lastAt = {};
		const handOn = (signal) => {
			const now = Date.now();
			if (now - (lastAt[signal] ?? 0) < repeatMs) return;
			lastAt[signal] = now;
			child.kill(signal);
		};
		for (const signal of handedOn) process.on(signal, handOn);
		const stopWatching = leaveWithNpm(() => child.kill("SIGTERM"));
		const done = () => {
			stopWatching();
			for (const signal of handedOn) process.off(signal, handOn);
		};
		child.on("error", (error) => {
			done();
			reject(error);
		});
		child.on("exit", (code, signal) => {
			done();
			resolve(signal ? 128 + constants.signals[signal] : code);
		});
	});
}

/** Calls back when npm, which started us, was killed: it cannot hand on that signal. */
function leaveWithNpm(leave) {
	if (!process.env.npm_lifecycle_event) return () => {};
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		leave();
	}, 500);
	return () => clearInterval(timer);
}
