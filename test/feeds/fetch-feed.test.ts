import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFeed } from "../../src/feeds/fetch-feed.ts";
import { createWebClient, type WebClient } from "../../src/feeds/web-client.ts";
import { type FeedServer, hostilePages, rssOf, startFeedServer } from "../support/feed-server.ts";

const now = Date.UTC(2026, 2, 1, 12);
let server: FeedServer;
let web: WebClient;

beforeAll(async () => {
	web = createWebClient({ allowPrivate: true, maxBytes: 1_000_000 });
	server = await startFeedServer({
		"/feed": (request, response) => {
			if (request.headers["if-none-match"] === '"v1"') return response.writeHead(304).end();
			response.writeHead(200, { etag: '"v1"', "last-modified": "Sun, 01 Mar 2026 10:00:00 GMT" }).end(rssOf([]));
		},
		"/dated": (request, response) => {
			const since = request.headers["if-modified-since"];
			response.writeHead(since === "Sun, 01 Mar 2026 10:00:00 GMT" ? 304 : 200).end();
		},
		"/busy": { status: 429, headers: { "retry-after": "120" } },
		"/down": { status: 503, headers: { "retry-after": "Sun, 01 Mar 2026 12:10:00 GMT" } },
		"/forever": { status: 503, headers: { "retry-after": "99999999" } },
		"/gone": { status: 410 },
		"/broken": { status: 500 },
		"/endless": hostilePages.endless,
		"/long-tag": { headers: { etag: `"${"x".repeat(5_000)}"` }, body: "<rss/>" },
	});
});
afterAll(async () => {
	await web.close();
	await server.close();
});

function ask(path: string, past: { etag?: string; lastModified?: string } = {}) {
	return fetchFeed({ url: server.url(path), etag: past.etag, lastModified: past.lastModified, web, now });
}

describe("fetchFeed", () => {
	it("asks conditionally the second time and learns that nothing changed", async () => {
		const first = await ask("/feed");
		expect(first).toMatchObject({ kind: "document", etag: '"v1"', finalUrl: server.url("/feed") });
		if (first.kind !== "document") return;
		expect(await ask("/feed", { etag: first.etag ?? "" })).toEqual({ kind: "notModified" });
		expect(await ask("/dated", { lastModified: first.lastModified ?? "" })).toEqual({ kind: "notModified" });
	});

	it.each([
		["/busy", "the server says we ask too often (HTTP 429)", 120_000],
		["/down", "the server is busy or down for a while (HTTP 503)", 600_000],
		["/forever", "the server is busy or down for a while (HTTP 503)", 86_400_000],
		["/gone", "the server says it is gone for good (HTTP 410)", undefined],
		["/broken", "the server has a fault (HTTP 500)", undefined],
		["/nowhere", "there is nothing at this address (HTTP 404)", undefined],
		["/endless", "the answer is longer than 1 MB", undefined],
	])("tells the failure of %s in a sentence", async (path, message, retryAfterMs) => {
		expect(await ask(path)).toEqual({ kind: "failure", message, retryAfterMs });
	});

	it("does not keep a validator that could not be sent back", async () => {
		expect(await ask("/long-tag")).toMatchObject({ kind: "document", etag: undefined });
	});
});
