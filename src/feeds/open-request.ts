import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { WebError } from "./web-error.ts";

export interface Connections {
	/** Asks once, follows nothing; resolves when the headers are there. */
	open(url: URL, options: { headers: Record<string, string>; signal: AbortSignal }): Promise<IncomingMessage>;
	close(): void;
}

export interface ConnectionOptions {
	lookup: LookupFunction;
	connectTimeoutMs: number;
	/** From the connection to the end of the headers. */
	headersTimeoutMs: number;
}

/**
 * HTTP connections that are kept for a while. Made of Node's own http, which the process has loaded anyway: another
 * client would cost it a quarter of its memory.
 */
export function createConnections({ lookup, connectTimeoutMs, headersTimeoutMs }: ConnectionOptions): Connections {
	// The time is that of an idle connection.
	const idle = { keepAlive: true, maxFreeSockets: 2, timeout: 15_000 };
	const agents = { http: new HttpAgent(idle), https: new HttpsAgent({ ...idle, maxCachedSessions: 200 }) };

	function open(url: URL, options: { headers: Record<string, string>; signal: AbortSignal }, isRetry = false) {
		return new Promise<IncomingMessage>((resolve, reject) => {
			const isSecure = url.protocol === "https:";
			const request = (isSecure ? requestHttps : requestHttp)(url, {
				...options,
				agent: isSecure ? agents.https : agents.http,
				lookup,
				maxHeaderSize: 32_768,
			});
			const limit = (ms: number, message: string) =>
				setTimeout(() => request.destroy(new WebError("tooSlow", message)), ms);
			let timer = limit(connectTimeoutMs, "the server did not accept a connection in time");
			const onConnected = () => {
				clearTimeout(timer);
				timer = limit(headersTimeoutMs, "the server did not answer in time");
			};
			request.on("socket", (socket) => {
				if (!socket.connecting) onConnected();
				else socket.once(isSecure ? "secureConnect" : "connect", onConnected);
			});
			request.on("response", (response) => {
				clearTimeout(timer);
				resolve(response);
			});
			request.on("error", (error: NodeJS.ErrnoException) => {
				clearTimeout(timer);
				// The server may close a kept connection in the very moment it is used again.
				if (request.reusedSocket && error.code === "ECONNRESET" && !isRetry && !options.signal.aborted) {
					resolve(open(url, options, true));
				} else reject(error);
			});
			request.on("close", () => {
				clearTimeout(timer);
				reject(new WebError("unreachable", "the server closed the connection"));
			});
			request.end();
		});
	}

	return {
		open: (url, options) => open(url, options),
		close() {
			agents.http.destroy();
			agents.https.destroy();
		},
	};
}
