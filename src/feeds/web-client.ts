import type { IncomingMessage } from "node:http";
import { createBrotliDecompress, createUnzip, constants as zlib } from "node:zlib";
import { checkHost, guardLookup, isPublicAddress, type MayReach } from "./address-guard.ts";
import { createConnections } from "./open-request.ts";
import { explainFailure, WebError } from "./web-error.ts";

/** What a server answered, whatever its status. */
export interface WebAnswer {
	status: number;
	/** One header, by its name in lower case; several of a name are joined by ", ". */
	header(name: string): string | undefined;
	/** Decompressed. */
	body: Uint8Array;
	/** Where the answer came from, after redirects. */
	finalUrl: string;
}

export interface GetOptions {
	/** Names in lower case. */
	headers?: Record<string, string>;
	/** Of the decompressed body; what is longer is an error. */
	maxBytes?: number;
	/** For the whole way: redirects, headers and body. */
	deadlineMs?: number;
	signal?: AbortSignal;
}

/** Reads addresses that others named. */
export interface WebClient {
	/** Throws {@link WebError} where there is no answer; a 404 is an answer. */
	get(url: string, options?: GetOptions): Promise<WebAnswer>;
	close(): Promise<void>;
}

export interface WebClientOptions {
	/** Whether loopback and private addresses may be read. */
	allowPrivate: boolean;
	/** Decides instead of `allowPrivate` which IP addresses may be connected to. */
	mayReach?: MayReach;
	/** Shown to servers. */
	version?: string;
	connectTimeoutMs?: number;
	headersTimeoutMs?: number;
	deadlineMs?: number;
	maxBytes?: number;
}

const maxRedirects = 5;

/** A client that is safe to point at an address from outside: its targets, time and memory are bounded. */
export function createWebClient(options: WebClientOptions): WebClient {
	const { connectTimeoutMs = 10_000, headersTimeoutMs = 15_000 } = options;
	const mayReach = options.mayReach ?? (options.allowPrivate ? () => true : isPublicAddress);
	const connections = createConnections({ lookup: guardLookup(mayReach), connectTimeoutMs, headersTimeoutMs });
	const userAgent = `Tidings/${options.version ?? "0.1"} (+news bot)`;

	async function follow(start: URL, get: GetOptions, signal: AbortSignal): Promise<WebAnswer> {
		let url = start;
		for (let hop = 0; hop <= maxRedirects; hop++) {
			checkHost(url, mayReach);
			const answer = await connections.open(url, {
				headers: { "user-agent": userAgent, "accept-encoding": "gzip, br", accept: "*/*", ...get.headers },
				signal,
			});
			const { statusCode: status = 0, headers } = answer;
			if (status >= 300 && status < 400 && status !== 304 && headers.location) {
				// Destroyed, not drained: a redirect's body may be endless too.
				answer.on("error", ignoreLateError).destroy();
				url = parseAddress(headers.location, url);
				continue;
			}
			const body = await readBody(answer, get.maxBytes ?? options.maxBytes ?? 10_000_000);
			return {
				status,
				header: (name) => (Object.hasOwn(headers, name) ? [headers[name]].flat().join(", ") : undefined),
				body,
				finalUrl: url.href,
			};
		}
		throw new WebError("tooManyRedirects", `more than ${maxRedirects} redirects`);
	}

	return {
		async get(address, get = {}) {
			const deadlineMs = get.deadlineMs ?? options.deadlineMs ?? 30_000;
			const url = parseAddress(address);
			const stop = new AbortController();
			const abort = () => stop.abort(new WebError("aborted", "the request was called off"));
			if (get.signal?.aborted) abort();
			get.signal?.addEventListener("abort", abort, { once: true });
			const timer = setTimeout(() => {
				stop.abort(new WebError("tooSlow", `no whole answer within ${Math.ceil(deadlineMs / 1000)} s`));
			}, deadlineMs);
			try {
				return await follow(url, get, stop.signal);
			} catch (error) {
				throw stop.signal.aborted ? stop.signal.reason : explainFailure(error);
			} finally {
				clearTimeout(timer);
				get.signal?.removeEventListener("abort", abort);
			}
		},
		close: async () => connections.close(),
	};
}

function parseAddress(address: string, base?: URL): URL {
	const url = URL.parse(address, base?.href);
	if (!url) throw new WebError("badAddress", `"${address.slice(0, 200)}" is not a web address`);
	if (url.protocol !== "http:" && url.protocol !== "https:") {
		throw new WebError("badAddress", `only http and https addresses can be read, not ${url.protocol.slice(0, 20)}`);
	}
	return url;
}

/** Counts decompressed bytes as they come, so that a bomb is left after the limit and not after its end. */
async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
	const stream = decompress(answer);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream as AsyncIterable<Uint8Array>) {
			size += chunk.byteLength;
			if (size > maxBytes) throw new WebError("tooLarge", `the answer is longer than ${inMegabytes(maxBytes)} MB`);
			chunks.push(chunk);
		}
	} finally {
		answer.on("error", ignoreLateError).destroy();
	}
	return Buffer.concat(chunks, size);
}

function decompress(body: IncomingMessage): AsyncIterable<unknown> {
	const encoding = String(body.headers["content-encoding"] ?? "identity")
		.trim()
		.toLowerCase();
	if (encoding === "" || encoding === "identity") return body;
	// Sync flush: what came before a cut is still read, as browsers do.
	const decoder =
		encoding === "br"
			? createBrotliDecompress({ flush: zlib.BROTLI_OPERATION_FLUSH, finishFlush: zlib.BROTLI_OPERATION_FLUSH })
			: /^(x-)?gzip$|^deflate$/.test(encoding)
				? createUnzip({ flush: zlib.Z_SYNC_FLUSH, finishFlush: zlib.Z_SYNC_FLUSH })
				: undefined;
	if (!decoder) {
		body.on("error", ignoreLateError).destroy();
		throw new WebError("badAnswer", `the answer is compressed in a way not asked for (${encoding.slice(0, 40)})`);
	}
	body.on("error", (error) => decoder.destroy(error));
	return body.pipe(decoder);
}

function inMegabytes(bytes: number): number {
	return Math.max(1, Math.round(bytes / 1_000_000));
}

/** A stream we leave early may still report that it was cut; nobody waits for it any more. */
function ignoreLateError(): void {}
