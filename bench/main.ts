// `npm run bench`, or `npm run bench -- startup` for one of them. Figures of this machine go into the README as ratios.
// `npm run bench -- topics --articles FILE` makes the topics from real articles, a line of JSON each as for `cli match`.

import { parseArgs } from "node:util";

const { values, positionals: asked } = parseArgs({
	options: { articles: { type: "string" } },
	allowPositionals: true,
});

/** Each measurement prints what it found; they run one after the other, so that none disturbs the next. */
const benches: Record<string, () => Promise<object>> = {
	startup: async () => (await import("./startup.ts")).benchStartup(),
	growth: async () => (await import("./growth.ts")).benchGrowth(),
	topics: async () => (await import("./topics.ts")).benchTopics(values.articles),
	delivery: async () => (await import("./delivery.ts")).benchDelivery(),
	kill: async () => (await import("./kill.ts")).benchKill(),
};

const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
	console.error(`There is no measurement ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`);
	process.exit(2);
}

for (const [name, bench] of Object.entries(benches)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	console.log(`== ${name}`);
	const figures = await bench();
	if (Array.isArray(figures)) console.table(figures);
	else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(20)} ${show(value)}`);
}

function show(value: unknown): string {
	return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}
