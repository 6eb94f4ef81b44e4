import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in was asked. */
export interface Asked {
	url: string | undefined;
	authorization: string | undefined;
	body: { model: string; messages: { role: string; content: string }[]; temperature?: number; max_tokens?: number };
}

export interface ModelStandIn {
	baseUrl: string;
	asked: Asked[];
	close(): Promise<void>;
}

/** An OpenAI-compatible endpoint on loopback whose every answer the test writes. */
export async function startModel(
	answer: (response: ServerResponse, asked: Asked, request: IncomingMessage) => void,
): Promise<ModelStandIn> {
	const asked: Asked[] = [];
	const server = createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		const one = { url: request.url, authorization: request.headers.authorization, body: JSON.parse(body) };
		asked.push(one);
		answer(response, one, request);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		asked,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** Answers with a message of the assistant. */
export function say(response: ServerResponse, content: unknown): void {
	response.setHeader("content-type", "application/json");
	response.end(JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content } }] }));
}
