import { copyStorage } from "../../storage/open-storage.ts";
import { StorageError } from "../../storage/storage-error.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";

/** Copies the database as it is at this moment, also while the bot runs on it. */
export const backup: CliCommand = {
	usage: "backup FILE",
	async run(args, { err, env }) {
		const [file, ...rest] = args;
		if (!file || file.startsWith("-") || rest.length > 0)
			throw new UsageError("backup takes one argument: the file to write.");
		try {
			await copyStorage(env.DATABASE_URL || "sqlite:data/tidings.db", file);
		} catch (error) {
			if (error instanceof StorageError) throw new CommandFailed(error.message, { cause: error });
			throw error;
		}
		err.write(`Copied to ${file}.\n`);
	},
};
