import type { Writable } from "node:stream";

/** One of the operator's commands. */
export interface CliCommand {
	/** The line after `npm run -s cli --`, for the error of a wrong use. */
	usage: string;
	/** Writes its result to `out`; throws UsageError or CommandFailed with a plain sentence. */
	run(args: string[], io: { out: Writable; err: Writable; env: NodeJS.ProcessEnv }): Promise<void>;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
	override name = "UsageError";
}

/** The work failed in a way one sentence explains: exit code 1. */
export class CommandFailed extends Error {
	override name = "CommandFailed";
}
