import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface SentRequest {
	chat_id: number;
	text: string;
	message_thread_id?: number;
	disable_notification?: boolean;
	reply_parameters?: { message_id: number; allow_sending_without_reply?: boolean };
	link_preview_options?: { is_disabled?: boolean; url?: string };
	reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] };
	parse_mode?: string;
}

/** What the stand-in does with a request; nothing: accepts it. */
export interface Treatment {
	refusal?: { error_code: number; description: string; parameters?: Record<string, number> };
	/** An answer with this status and a body that is no JSON. */
	status?: number;
	/** Cuts the connection instead of answering, before or after the message was accepted. */
	cut?: "before" | "after";
	/** Answers so much later. */
	delayMs?: number;
}

/** A server on loopback that takes sendMessage as Telegram does. */
export async function startTelegram(
	treat: (request: SentRequest, nth: number) => Treatment | undefined = () => undefined,
) {
	/** What readers have got, in order. */
	const accepted: (SentRequest & { at: number })[] = [];
	const requests: SentRequest[] = [];

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const sent = JSON.parse(Buffer.concat(chunks).toString()) as SentRequest;
		requests.push(sent);
		const at = performance.now();
		const treatment = treat(sent, requests.length) ?? {};
		if (treatment.cut === "before") return void response.destroy();
		const { refusal, status } = treatment;
		if (!refusal && !status) accepted.push({ ...sent, at });
		const messageId = accepted.length;
		if (treatment.delayMs) await sleep(treatment.delayMs);
		if (treatment.cut === "after") return void response.destroy();
		if (status) return void response.writeHead(status).end("<html>Bad Gateway</html>");
		const body = refusal
			? { ok: false, ...refusal }
			: { ok: true, result: { message_id: messageId, date: 0, chat: { id: sent.chat_id, type: "private" } } };
		response.writeHead(refusal?.error_code ?? 200, { "content-type": "application/json" }).end(JSON.stringify(body));
	}

	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		accepted,
		requests,
		textsTo: (chatId: number) => accepted.filter((one) => one.chat_id === chatId).map(({ text }) => text),
		async close(): Promise<void> {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
