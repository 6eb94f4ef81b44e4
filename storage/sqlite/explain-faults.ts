import { explainSqliteError } from "./explain-sqlite-error.ts";

/** The same store, but what the disk or the file does to it while it is open is a StorageError in one sentence, too. */
export function explainFaults<Store extends object>(store: Store, path: string): Store {
	const explained: Record<string, unknown> = {};
	for (const [name, method] of Object.entries(store)) {
		explained[name] =
			typeof method === "function"
				? async (...args: unknown[]) => {
						try {
							return await method(...args);
						} catch (error) {
							throw explainSqliteError(error, path);
						}
					}
				: method;
	}
	return explained as Store;
}
