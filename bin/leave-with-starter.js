// Loaded before the program: when the starter was killed without a chance to hand on a signal, the program stops
// in order, so that no second one finds the port and the database taken.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
	const starter = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === starter) return;
		clearInterval(timer);
		process.kill(process.pid, "SIGTERM");
	}, 1000);
	timer.unref();
}
