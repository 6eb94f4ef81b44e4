import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		pool: "threads",
		// Many of the tests wait for sockets and processes, so all cores may be busy with them.
		maxWorkers: Math.max(2, availableParallelism()),
		testTimeout: 15_000,
		restoreMocks: true,
	},
});
