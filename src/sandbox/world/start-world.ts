import { createHash } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { FeedListing } from "../../domain/feed.ts";
import type { BotApi } from "../bot-api/start-bot-api.ts";
import { readJson, writeJson } from "../write-json.ts";
import { drafts } from "./drafts/index.ts";
import { Newsroom, type NewsroomState } from "./newsroom.ts";
import { outlets, worldCatalogue } from "./outlets.ts";
import { readWish } from "./read-wish.ts";
import { writeFeed } from "./write-feed.ts";
import { writeArticlePage, writeFrontPage } from "./write-page.ts";

/** How the invented world goes. */
export interface WorldOptions {
	/** Where it keeps what it published, and its port: the addresses of its feeds stay the same over a restart. */
	stateFile?: string;
	/** The chats it listens to: a topic followed there is written about. */
	botApi: Pick<BotApi, "listen" | "bot">;
	now?: () => number;
	/** From following to the first article. */
	firstAfterMs?: number;
	/** From one article to the next, for the first dozen after somebody followed a topic; four times that later. */
	everyMs?: number;
	/** From an article to the same event in another paper, or to what comes of it. */
	followAfterMs?: number;
}

/** A running world. */
export interface World {
	/** Where its papers are, such as http://127.0.0.1:40123. */
	root: string;
	/** Its feeds, for the catalogue. */
	catalogue: FeedListing[];
	/** Publishes the next article now; its title, or undefined when there are none left. */
	publish(): string | undefined;
	stop(): Promise<void>;
}

interface WorldState {
	port: number;
	newsroom: NewsroomState;
}

const livelyArticles = 12;

/**
 * Starts the papers of an invented world on loopback: feeds and pages, and a newsroom that reads the chat and
 * writes about what is followed there. Rests until somebody follows something.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
	const { stateFile, botApi, now = Date.now, firstAfterMs = 4000, everyMs = 25_000, followAfterMs = 9000 } = options;
	const kept = stateFile === undefined ? undefined : (readJson(stateFile) as Partial<WorldState> | undefined);
	const newsroom = new Newsroom(drafts, kept?.newsroom, now());
	const { server, port } = await listen(createPapers(newsroom), kept?.port ?? 0);
	const root = `http://127.0.0.1:${port}`;
	const save = () => {
		if (stateFile !== undefined) writeJson(stateFile, { port, newsroom: newsroom.state } satisfies WorldState);
	};
	save();

	let timer: NodeJS.Timeout | undefined;
	const publish = () => {
		const publication = newsroom.publish(now());
		if (publication) save();
		return publication && drafts.find(({ id }) => id === publication.id)?.title;
	};
	const goOn = (afterMs: number) => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			publish();
			if (newsroom.isUrgent) return goOn(followAfterMs);
			if (newsroom.hasMore) goOn(newsroom.state.sinceAsked < livelyArticles ? everyMs : everyMs * 4);
		}, afterMs);
	};
	const unlisten = botApi.listen((event) => {
		const topic = readWish(event, botApi.bot.id);
		if (topic === undefined) return;
		newsroom.ask(topic);
		save();
		goOn(firstAfterMs);
	});
	if (newsroom.state.topics.length > 0 && newsroom.hasMore) goOn(newsroom.isUrgent ? firstAfterMs : everyMs);

	return {
		root,
		catalogue: worldCatalogue(root),
		publish,
		async stop() {
			unlisten();
			clearTimeout(timer);
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}

function createPapers(newsroom: Newsroom): Hono {
	const app = new Hono();
	const published = (outlet: string) => newsroom.published().filter(({ draft }) => draft.outlet === outlet);
	const rootOf = (url: string) => new URL(url).origin;
	const tags = new Map<string, { state: string; etag: string }>();

	app.get("/:outlet/feed.xml", (context) => {
		const outlet = outlets.get(context.req.param("outlet"));
		if (!outlet) return context.notFound();
		const articles = published(outlet.id);
		const write = () => writeFeed(outlet, rootOf(context.req.url), articles);
		const newest = Math.max(0, ...articles.map(({ publication }) => publication.at));
		// Asked for every few seconds, and nearly always as it was: a feed is written anew only when there is more in it.
		const state = `${articles.length} ${newest} ${rootOf(context.req.url)}`;
		const known = tags.get(outlet.id);
		const etag = known?.state === state ? known.etag : tagOf(write());
		tags.set(outlet.id, { state, etag });
		const headers = { ETag: etag, "Last-Modified": new Date(newest).toUTCString(), "Cache-Control": "no-cache" };
		if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
		const type = `application/${outlet.format}+xml; charset=utf-8`;
		return context.body(write(), 200, { ...headers, "Content-Type": type });
	});
	app.get("/:outlet", (context) => {
		const outlet = outlets.get(context.req.param("outlet"));
		return outlet ? context.html(writeFrontPage(outlet, published(outlet.id))) : context.notFound();
	});
	app.get("/:outlet/:round/:id", (context) => {
		const { outlet: outletId, round, id } = context.req.param();
		const outlet = outlets.get(outletId);
		const article = published(outletId).find(
			({ draft, publication }) => draft.id === id && String(publication.round) === round,
		);
		if (!outlet || !article) return context.notFound();
		return context.html(writeArticlePage(outlet, rootOf(context.req.url), article));
	});
	return app;
}

function tagOf(body: string): string {
	return `"${createHash("sha1").update(body).digest("hex").slice(0, 20)}"`;
}

/** Listens on the port of last time, or on another one when somebody took it meanwhile. */
async function listen(app: Hono, port: number): Promise<{ server: Server; port: number }> {
	const start = (wanted: number) =>
		new Promise<Server>((resolve, reject) => {
			const starting = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: wanted }, () =>
				resolve(starting),
			) as Server;
			starting.once("error", reject);
		});
	const server = await start(port).catch((error) => {
		if (port === 0) throw error;
		return start(0);
	});
	return { server, port: (server.address() as AddressInfo).port };
}
