import { type CliCommand, CommandFailed, UsageError } from "./command.ts";

/** Every command of the operator, loaded only when it is asked for. */
const commands: Record<string, () => Promise<CliCommand>> = {
	match: async () => (await import("./match.ts")).match,
	stories: async () => (await import("./stories.ts")).stories,
	summarize: async () => (await import("./summarize.ts")).summarize,
	extract: async () => (await import("./extract.ts")).extract,
	feed: async () => (await import("./feed.ts")).feed,
	doctor: async () => (await import("./doctor.ts")).doctor,
	backup: async () => (await import("./backup.ts")).backup,
};

const names = Object.keys(commands);

/** Those that read the configuration, and so the .env file beside the process environment; the rest need neither. */
const configured = ["doctor", "backup"];

async function main(args: string[]): Promise<number> {
	const [name, ...rest] = args;
	if (name === "help" || name === "--help" || name === "-h") {
		process.stdout.write(await usages());
		return 0;
	}
	const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!load) {
		const fault = name === undefined ? "Name a command." : `There is no command ${JSON.stringify(name.slice(0, 40))}.`;
		process.stderr.write(`${fault} There are: ${names.join(", ")}; --help says how to use them.\n`);
		return 2;
	}
	const command = await load();
	if (rest.includes("--help") || rest.includes("-h")) {
		process.stdout.write(`npm run -s cli -- ${command.usage}\n`);
		return 0;
	}
	try {
		const env = configured.includes(name ?? "") ? await readConfigured() : process.env;
		await command.run(rest, { out: process.stdout, err: process.stderr, env });
		return 0;
	} catch (error) {
		return await explain(error, command);
	}
}

async function readConfigured(): Promise<NodeJS.ProcessEnv> {
	const { ConfigError, readEnvironment } = await import("../config.ts");
	const { env, faults } = readEnvironment(process.env, ".env");
	if (faults.length > 0) throw new CommandFailed(new ConfigError(faults).message);
	return env;
}

/** Says in one sentence what went wrong; resolves with the exit code for it. */
async function explain(error: unknown, command?: CliCommand): Promise<number> {
	const { withoutToken } = await import("../logger.ts");
	const message = withoutToken(error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
	if (error instanceof UsageError) {
		const hint = command && !message.includes(command.usage) ? ` Usage: npm run -s cli -- ${command.usage}` : "";
		process.stderr.write(`${message}${hint}\n`);
		return 2;
	}
	if (error instanceof CommandFailed) {
		process.stderr.write(`${message}\n`);
	} else {
		process.stderr.write(`This should not have happened, a bug of Tidings: ${message}\n`);
	}
	if (process.env.LOG_LEVEL === "debug" && error instanceof Error) {
		process.stderr.write(`${withoutToken(error.stack ?? "")}\n`);
	}
	return 1;
}

async function usages(): Promise<string> {
	const loaded = await Promise.all(names.map((name) => commands[name]?.()));
	return loaded.map((command) => (command ? `npm run -s cli -- ${command.usage}\n` : "")).join("");
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	// The reader has seen enough, as `| head` has: nothing went wrong.
	if (error.code === "EPIPE") process.exit(0);
	void explain(error).then((code) => process.exit(code));
});

// Let what was written drain: an exit in the middle would cut off a pipe.
process.exitCode = await main(process.argv.slice(2)).catch((error) => explain(error));
