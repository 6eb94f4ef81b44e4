import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/** What a worker with this module answers when it is asked; moments in milliseconds since the epoch. */
export interface StrictTelegramReport {
	arrivals: number[];
	/** Ids of the chats whose messages were accepted, in order. */
	accepted: number[];
}

// A worker: takes sendMessage and nothing else, and refuses whatever is more than so many within any second.
const { perSecond, answerMs } = workerData as { perSecond: number; answerMs: number };
const report: StrictTelegramReport = { arrivals: [], accepted: [] };

const server = createServer(async (request, response) => {
	const now = performance.timeOrigin + performance.now();
	const before = report.arrivals.at(-perSecond) ?? 0;
	report.arrivals.push(now);
	let body = "";
	for await (const chunk of request) body += chunk;
	const { chat_id } = JSON.parse(body) as { chat_id: number };
	const isTooFast = now - before < 1_000;
	if (!isTooFast) report.accepted.push(chat_id);
	const messageId = report.accepted.length;
	await sleep(answerMs);
	const answer = isTooFast
		? { ok: false, error_code: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } }
		: { ok: true, result: { message_id: messageId, date: 0, chat: { id: chat_id, type: "private" } } };
	response.writeHead(isTooFast ? 429 : 200, { "content-type": "application/json" }).end(JSON.stringify(answer));
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
parentPort?.on("message", () => parentPort?.postMessage(report));
