import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { StartError } from "./start-error.ts";

export interface HttpServer {
	/** Where it listens, such as http://127.0.0.1:8080. */
	url: string;
	/** Serves further routes from now on, beside those it began with. */
	mount(routes: HttpOptions["routes"]): void;
	stop(): Promise<void>;
}

export interface HttpOptions {
	host: string;
	/** 1–65535; the caller leaves the server out altogether for port 0. */
	port: number;
	metrics: Metrics;
	log: Logger;
	/** Why the app does not serve just now; undefined while it does. */
	notReady: () => string | undefined;
	/** Brings gauges up to date before they are read. */
	refreshGauges: () => Promise<void>;
	/** Further routes: the sandbox's web chat. */
	routes: { path: string; app: Hono }[];
}

/** Serves health, metrics and what else is mounted. Rejects with StartError when the port is taken. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
	// An app takes no routes any more once it has served, so further ones come with a new one.
	let app = createHttpApp(options, []);
	const server = await new Promise<Server>((resolve, reject) => {
		const starting = serve(
			{ fetch: (request, env) => app.fetch(request, env), hostname: options.host, port: options.port },
			() => {
				resolve(starting as Server);
			},
		);
		starting.on("error", (error: NodeJS.ErrnoException) => reject(new StartError(describe(error, options))));
	});
	// A client that sends its request a byte at a time must not hold a connection for long.
	server.requestTimeout = 30_000;
	server.headersTimeout = 10_000;

	const host = options.host.includes(":") ? `[${options.host}]` : options.host;
	return {
		url: `http://${host}:${options.port}`,
		mount(routes) {
			app = createHttpApp(options, routes);
		},
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				// Event streams stay open for ever on their own.
				server.closeAllConnections();
			}),
	};
}

function createHttpApp(options: HttpOptions, mounted: HttpOptions["routes"]): Hono {
	const app = new Hono();
	// What a route failed at is for the log alone; errors may carry what nobody else should see.
	app.onError((error, c) => {
		options.log.error({ err: error, path: c.req.path }, "request failed");
		return c.text("Something went wrong here.\n", 500);
	});
	app.get("/healthz", (c) => c.text("ok\n"));
	app.get("/readyz", (c) => {
		const reason = options.notReady();
		return reason === undefined ? c.text("ready\n") : c.text(`${reason}\n`, 503);
	});
	app.get("/metrics", async (c) => {
		await options.refreshGauges();
		return c.body(await options.metrics.registry.metrics(), 200, {
			"Content-Type": options.metrics.registry.contentType,
		});
	});
	for (const { path, app: routes } of [...options.routes, ...mounted]) app.route(path, routes);
	return app;
}

function describe(error: NodeJS.ErrnoException, { host, port }: HttpOptions): string {
	const place = `HTTP_HOST ${host}, HTTP_PORT ${port}`;
	if (error.code === "EADDRINUSE")
		return `${place}: another program listens there. Stop it, or choose another HTTP_PORT.`;
	if (error.code === "EACCES") return `${place}: this user may not listen there. Choose a port above 1023.`;
	if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
		return `${place}: this machine has no such address. Use 127.0.0.1, or 0.0.0.0 for all.`;
	return `${place}: cannot listen there (${error.code ?? error.message}).`;
}
