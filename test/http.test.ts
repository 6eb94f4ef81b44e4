import { Hono } from "hono";
import { expect, it } from "vitest";
import { startHttp } from "../src/http.ts";
import { createLogger } from "../src/logger.ts";
import { createMetrics } from "../src/metrics.ts";
import { freePort } from "./support/free-port.ts";

const says = (text: string) => new Hono().get("/", (c) => c.text(text));

it("answers for health before the rest is there, and serves further routes once they are", async () => {
	const port = await freePort();
	let notReady: string | undefined = "getting ready";
	const http = await startHttp({
		host: "127.0.0.1",
		port,
		metrics: createMetrics(),
		log: createLogger({ level: "silent", pretty: false }),
		notReady: () => notReady,
		refreshGauges: async () => {},
		routes: [{ path: "/page", app: says("page") }],
	});
	const ask = async (path: string) => {
		const answer = await fetch(http.url + path);
		return [answer.status, (await answer.text()).trim()];
	};
	try {
		expect(await ask("/healthz")).toEqual([200, "ok"]);
		expect(await ask("/readyz")).toEqual([503, "getting ready"]);
		expect(await ask("/later")).toEqual([404, "404 Not Found"]);
		notReady = undefined;
		http.mount([{ path: "/later", app: says("later") }]);
		expect(await ask("/later")).toEqual([200, "later"]);
		expect(await ask("/page")).toEqual([200, "page"]);
		expect(await ask("/readyz")).toEqual([200, "ready"]);
	} finally {
		await http.stop();
	}
});
