import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip, gzipSync } from "node:zlib";

/** What a path of the server answers: a body, or a handler for what is more particular. */
export type Page =
	| string
	| Uint8Array
	| { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
	| ((request: IncomingMessage, response: ServerResponse) => void);

export interface FeedServer {
	/** Such as "http://127.0.0.1:40123", without a slash at the end. */
	origin: string;
	url(path: string): string;
	/** Sets what a path answers from now on. */
	put(path: string, page: Page): void;
	/** Requests so far, oldest first. */
	readonly requests: { path: string; headers: IncomingMessage["headers"]; at: number }[];
	/** The most requests that were under way at the same time. */
	readonly mostAtOnce: number;
	/** Bytes written for a path before the reader left. */
	written(path: string): number;
	close(): Promise<void>;
}

/** An HTTP server on loopback for feeds, friendly and hostile ones. */
export async function startFeedServer(pages: Record<string, Page> = {}): Promise<FeedServer> {
	const answers = new Map(Object.entries(pages));
	const requests: FeedServer["requests"] = [];
	const written = new Map<string, number>();
	let open = 0;
	let mostAtOnce = 0;
	const server = createServer((request, response) => {
		const path = request.url ?? "/";
		requests.push({ path, headers: request.headers, at: Date.now() });
		mostAtOnce = Math.max(mostAtOnce, ++open);
		response.on("close", () => {
			open--;
			written.set(path, request.socket.bytesWritten);
		});
		const page = answers.get(path);
		if (page === undefined) response.writeHead(404).end("nothing here");
		else if (typeof page === "function") page(request, response);
		else if (typeof page === "string" || page instanceof Uint8Array) {
			response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" }).end(page);
		} else response.writeHead(page.status ?? 200, page.headers).end(page.body ?? "");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		url: (path) => origin + path,
		put: (path, page) => void answers.set(path, page),
		requests,
		get mostAtOnce() {
			return mostAtOnce;
		},
		written: (path) => written.get(path) ?? 0,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Answers that never end or are far too big. */
export const hostilePages = {
	/** 50 MB that say how long they are. */
	huge: (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "application/rss+xml", "content-length": "52428800" });
		pour(response, Number.POSITIVE_INFINITY);
	},
	/** No end and no length. */
	endless: (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "application/rss+xml" });
		pour(response, Number.POSITIVE_INFINITY);
	},
	/** Some hundred kilobytes that unpack to 200 MB. */
	gzipBomb: (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "application/rss+xml", "content-encoding": "gzip" });
		const gzip = createGzip({ level: 9 });
		gzip.pipe(response);
		response.on("close", () => gzip.destroy());
		gzip.on("error", () => undefined);
		let left = 200;
		const more = (): void => {
			if (left-- <= 0 || gzip.destroyed) gzip.end();
			else gzip.write(Buffer.alloc(1_000_000, 0x20), more);
		};
		more();
	},
	/** A byte now and then, for ever. */
	drip: (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "application/rss+xml" });
		const timer = setInterval(() => response.write(" "), 20);
		response.on("close", () => clearInterval(timer));
	},
	/** A connection and then silence. */
	silence: () => undefined,
	/** The connection is cut in the middle of the answer. */
	cut: (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(200, { "content-type": "application/rss+xml", "content-length": "5000" });
		response.write("<rss><channel>");
		setTimeout(() => response.destroy(), 20);
	},
} satisfies Record<string, Page>;

function pour(response: ServerResponse, bytes: number): void {
	const chunk = Buffer.alloc(65_536, "<item>");
	let left = bytes;
	const more = (): void => {
		while (left > 0 && !response.destroyed) {
			left -= chunk.length;
			if (!response.write(chunk)) {
				response.once("drain", more);
				return;
			}
		}
	};
	more();
}

/** A page in gzip, as a server would send it. */
export function gzipped(body: string): Page {
	return { headers: { "content-encoding": "gzip", "content-type": "application/rss+xml" }, body: gzipSync(body) };
}

export interface FeedItem {
	title?: string;
	link?: string;
	guid?: string;
	/** As it stands in the feed. */
	pubDate?: string;
	description?: string;
	content?: string;
}

/** An RSS document with these items, in this order. */
export function rssOf(items: readonly FeedItem[], title = "Test Gazette"): string {
	const body = items
		.map((item) => {
			const fields = [
				element("title", item.title),
				element("link", item.link),
				element("guid", item.guid),
				element("pubDate", item.pubDate),
				element("description", item.description),
				element("content:encoded", item.content),
			];
			return `<item>${fields.join("")}</item>`;
		})
		.join("\n");
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
${element("title", title)}${body}</channel></rss>`;
}

function element(name: string, text: string | undefined): string {
	if (text === undefined) return "";
	const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
	return `<${name}>${escaped}</${name}>`;
}
