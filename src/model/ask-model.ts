import { ModelFailed } from "./model-failed.ts";

/** An OpenAI-compatible endpoint and the model to ask there. */
export interface ModelEndpoint {
	/** Root of the API, such as "https://api.openai.com/v1". */
	baseUrl: string;
	/** "" for an endpoint that wants none. */
	apiKey: string;
	model: string;
}

/** What a model is asked. */
export interface Question {
	/** The rules, in our words. */
	rules: string;
	/** What they are about. Sent as JSON: text from outside cannot close its own quotes and speak as the user. */
	data: unknown;
	/** Settings that only some models take, such as `temperature`. */
	tuning: Record<string, unknown>;
	signal: AbortSignal;
}

/** Resolves with the text of the answer, which is from outside; rejects with ModelFailed. */
export type AskModel = (question: Question) => Promise<string>;

const maxAnswerBytes = 256 * 1024;

/** The one way in which models are asked: bounded in time by the question's signal, and in memory. */
export function createModelClient({ baseUrl, apiKey, model }: ModelEndpoint): AskModel {
	const url = `${baseUrl.replace(/\/+$/, "")}/chat/completions`;
	// Some models refuse the tuning; found out by the first refusal, then left out for good.
	let takesTuning = true;

	return async ({ rules, data, tuning, signal }) => {
		const messages = [
			{ role: "system", content: rules },
			{ role: "user", content: JSON.stringify(data) },
		];
		const ask = (isTuned: boolean) =>
			post(url, apiKey, JSON.stringify({ model, messages, ...(isTuned ? tuning : {}) }), signal);
		let response = await ask(takesTuning);
		if (response.status === 400 && takesTuning) {
			await response.body?.cancel();
			response = await ask(false);
			takesTuning = !response.ok;
		}
		if (!response.ok) {
			await response.body?.cancel();
			throw new ModelFailed(`The model's endpoint answered with status ${response.status}.`);
		}
		return withoutThoughts(readContent(await readBounded(response, signal)));
	};
}

async function post(url: string, apiKey: string, body: string, signal: AbortSignal): Promise<Response> {
	try {
		return await fetch(url, {
			method: "POST",
			headers: {
				"content-type": "application/json",
				accept: "application/json",
				...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
			},
			body,
			signal,
			// The key goes to the address the operator named and nowhere else.
			redirect: "error",
		});
	} catch (error) {
		throw failure(error, signal);
	}
}

/** The body as text; a body beyond the limit is given up, whatever its length claims. */
async function readBounded(response: Response, signal: AbortSignal): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	try {
		for await (const chunk of response.body ?? []) {
			bytes += chunk.byteLength;
			if (bytes > maxAnswerBytes) throw new ModelFailed("The model's answer is too long.");
			chunks.push(chunk);
		}
	} catch (error) {
		throw error instanceof ModelFailed ? error : failure(error, signal);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function readContent(body: string): string {
	let content: unknown;
	try {
		content = (JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] } | null)?.choices?.[0]?.message
			?.content;
	} catch {
		throw new ModelFailed("The model's endpoint did not answer with JSON.");
	}
	if (typeof content !== "string") throw new ModelFailed("The model's answer holds no text.");
	return content;
}

/** Reasoning models think aloud before they answer. */
function withoutThoughts(content: string): string {
	const end = content.lastIndexOf("</think>");
	return end === -1 ? content : content.slice(end + "</think>".length);
}

/** Keeps only a code: messages and causes of fetch may quote the address or a header, and so the key. */
function failure(error: unknown, signal: AbortSignal): ModelFailed {
	if (signal.aborted) return new ModelFailed("The model did not answer in time.");
	const code = ((error as Error).cause as { code?: unknown } | undefined)?.code;
	const reason = typeof code === "string" && /^\w{1,40}$/.test(code) ? ` (${code})` : "";
	return new ModelFailed(`The model's endpoint could not be reached${reason}.`);
}
