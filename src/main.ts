// Nothing heavy is imported here: a signal that comes while the parts are being loaded is heard, too.

/** What sysexits.h calls EX_CONFIG: the start cannot work until somebody changes something. */
const configExitCode = 78;
/** An orderly stop takes at most 10 s; what has not ended by then is found again at the next start. */
const stopLimitMs = 9_500;

const signalled = new AbortController();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => signalled.abort(signal));

const { ConfigError, readEnvironment } = await import("./config.ts");
const { loadStart } = await import("./load-start.ts");
const { createLogger } = await import("./logger.ts");
const { StartError } = await import("./start-error.ts");

async function main(): Promise<void> {
	const start = await loadStart(readEnvironment(process.env, ".env"));
	const log = createLogger({ level: start.config.log.level, pretty: process.stdout.isTTY });
	process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise was rejected and nobody looked"));
	const { openApp } = await import("./app.ts");
	if (signalled.signal.aborted) return leave(0);

	const { signal } = signalled;
	const app = await openApp({ start, log, signal }).catch((error) => {
		if (!signal.aborted) throw error;
		log.info({ signal: signal.reason }, "stopped before it was ready");
	});
	if (app === undefined) return leave(0);
	let isStopping = false;
	const stop = async (exitCode: number) => {
		if (isStopping) return;
		isStopping = true;
		log.info({ signal: signalled.signal.reason }, "stopping");
		const limit = setTimeout(() => {
			log.warn("stopping took too long, what was under way is taken up at the next start");
			leave(exitCode);
		}, stopLimitMs);
		await app.stop();
		clearTimeout(limit);
		log.info("stopped");
		leave(exitCode);
	};
	signalled.signal.addEventListener("abort", () => void stop(0));
	if (signalled.signal.aborted) return stop(0);
	void app.failed.then((error) => {
		explain(error);
		void stop(configExitCode);
	});
}

function leave(exitCode: number): void {
	process.exit(exitCode);
}

/** Says in words what keeps Tidings from working. */
function explain(error: unknown): void {
	if (error instanceof ConfigError) {
		process.stderr.write("Tidings cannot start:\n");
		for (const { variable, problem } of error.faults) process.stderr.write(`  ${variable} ${problem}\n`);
		process.stderr.write("Each variable is described in .env.example.\n");
	} else if (error instanceof Error) {
		process.stderr.write(`Tidings cannot go on: ${error.message}\n`);
	}
}

try {
	await main();
} catch (error) {
	if (!(error instanceof ConfigError) && !(error instanceof StartError)) throw error;
	explain(error);
	leave(configExitCode);
}
