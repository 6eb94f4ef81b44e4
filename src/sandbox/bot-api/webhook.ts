import { badRequest } from "./api-error.ts";
import type { StandIn } from "./stand-in.ts";

const longestPauseMs = 60_000;

/** Posts the updates to the address the bot gave, one after the other, each until it is taken. */
export class Webhook {
	#standIn: StandIn;
	#firstPauseMs: number;
	#failures = 0;
	#timer: NodeJS.Timeout | undefined;
	#isPosting = false;
	#stopped = new AbortController();

	constructor(standIn: StandIn, firstPauseMs: number) {
		this.#standIn = standIn;
		this.#firstPauseMs = firstPauseMs;
	}

	get url(): string {
		return this.#standIn.state.webhook?.url ?? "";
	}

	/** An empty address ends it. Plain http is taken for loopback only. */
	set(url: string, secret: string | undefined, maxConnections: number | undefined): void {
		if (url === "") {
			this.#standIn.state.webhook = undefined;
		} else {
			const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: "", hostname: "" };
			const isLoopback = hostname === "127.0.0.1" || hostname === "localhost" || hostname === "[::1]";
			if (protocol !== "https:" && !(protocol === "http:" && isLoopback)) {
				throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
			}
			this.#standIn.state.webhook = { url, secret, allowed: [], maxConnections: maxConnections ?? 40 };
		}
		this.#failures = 0;
		this.#standIn.onChange();
		this.wake();
	}

	info(): Record<string, unknown> {
		const { webhook, queue } = this.#standIn.state;
		return {
			url: this.url,
			has_custom_certificate: false,
			pending_update_count: queue.waiting.length,
			...(webhook ? { max_connections: webhook.maxConnections } : {}),
			...(webhook?.lastError ? { last_error_date: webhook.lastErrorAt, last_error_message: webhook.lastError } : {}),
			...(queue.allowed.length > 0 ? { allowed_updates: queue.allowed } : {}),
		};
	}

	/** There may be something to post. */
	wake(): void {
		if (this.#isPosting || this.#timer || this.#stopped.signal.aborted) return;
		void this.#post();
	}

	stop(): void {
		this.#stopped.abort();
		clearTimeout(this.#timer);
	}

	async #post(): Promise<void> {
		this.#isPosting = true;
		for (;;) {
			const update = this.#standIn.queue.oldest;
			const { webhook } = this.#standIn.state;
			if (!update || !webhook || this.#stopped.signal.aborted) break;
			const problem = await this.#deliver(webhook.url, webhook.secret, JSON.stringify(update));
			if (problem === undefined) {
				this.#failures = 0;
				this.#standIn.queue.confirmThrough(update.update_id);
				continue;
			}
			webhook.lastError = problem;
			webhook.lastErrorAt = Math.floor(this.#standIn.now() / 1000);
			const pauseMs = Math.min(this.#firstPauseMs * 2 ** this.#failures++, longestPauseMs);
			this.#timer = setTimeout(() => {
				this.#timer = undefined;
				this.wake();
			}, pauseMs);
			break;
		}
		this.#isPosting = false;
	}

	async #deliver(url: string, secret: string | undefined, body: string): Promise<string | undefined> {
		try {
			const response = await fetch(url, {
				method: "POST",
				headers: {
					"content-type": "application/json",
					...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
				},
				body,
				redirect: "manual",
				signal: AbortSignal.any([AbortSignal.timeout(30_000), this.#stopped.signal]),
			});
			await response.body?.cancel();
			return response.ok ? undefined : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
		} catch {
			return "Connection failed";
		}
	}
}
