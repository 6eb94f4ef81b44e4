import { openApp } from "./app.ts";
import { ConfigError, loadConfig, readEnvironment } from "./config.ts";
import { createLogger } from "./logger.ts";
import { StartError } from "./start-error.ts";

/** What sysexits.h calls EX_CONFIG: the start cannot work until somebody changes something. */
const configExitCode = 78;
/** An orderly stop takes at most 10 s; what has not ended by then is found again at the next start. */
const stopLimitMs = 9_500;

async function main(): Promise<void> {
	const config = loadConfig(readEnvironment(process.env, ".env"));
	const log = createLogger({ level: config.log.level, pretty: process.stdout.isTTY });
	process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise was rejected and nobody looked"));

	let stopping = false;
	const stop = async (exitCode: number, app: { stop(): Promise<void> } | undefined) => {
		if (stopping) return;
		stopping = true;
		const limit = setTimeout(() => {
			log.warn("stopping took too long, what was under way is taken up at the next start");
			process.exit(exitCode);
		}, stopLimitMs);
		await app?.stop().catch((error) => log.error({ err: error }, "stopping failed"));
		clearTimeout(limit);
		log.info("stopped");
		process.exit(exitCode);
	};

	const signalled = new AbortController();
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
		process.on(signal, () => {
			log.info({ signal }, "stopping");
			signalled.abort();
		});
	}
	const app = await openApp({ config, log });
	if (signalled.signal.aborted) return stop(0, app);
	signalled.signal.addEventListener("abort", () => void stop(0, app));
	void app.failed.then((error) => {
		explain(error);
		void stop(configExitCode, app);
	});
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
	if (error instanceof ConfigError || error instanceof StartError) {
		explain(error);
		process.exit(configExitCode);
	}
	throw error;
}
