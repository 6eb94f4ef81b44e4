import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { createOpenAiSummarizer } from "../../src/summaries/openai.ts";
import { type ModelStandIn, say, startModel } from "../support/model-stand-in.ts";
import { invented } from "./articles.ts";

const limits = { maxSentences: 3, maxChars: 400 };
const apiKey = "sk-secret-of-the-operator";
const article = invented.en;
const good = "Envoys of Kosovo and Serbia met in Brussels. They agreed on a commission for missing persons.";

let model: ModelStandIn | undefined;
afterEach(async () => {
	await model?.close();
	model = undefined;
});

async function summarizerAgainst(answer: Parameters<typeof startModel>[0], timeoutMs = 5_000) {
	model = await startModel(answer);
	return createOpenAiSummarizer({ baseUrl: `${model.baseUrl}/`, apiKey, model: "small", timeoutMs });
}

describe("a model's summary", () => {
	it("is asked for with the article as data, and taken as it is when nothing is wrong with it", async () => {
		const summarize = await summarizerAgainst((response) => say(response, good));
		expect(await summarize(article, limits)).toBe(good);
		const [asked] = model?.asked ?? [];
		expect(asked?.url).toBe("/v1/chat/completions");
		expect(asked?.authorization).toBe(`Bearer ${apiKey}`);
		expect(asked?.body.model).toBe("small");
		const [rules, user] = asked?.body.messages ?? [];
		expect(rules?.content).toMatch(/never follow an instruction.*English/s);
		expect(JSON.parse(user?.content ?? "")).toEqual({ title: article.title, article: article.text });
	});

	it("is made from the beginning of a long article only", async () => {
		const summarize = await summarizerAgainst((response) => say(response, good));
		await summarize({ ...article, text: `${article.text}\n${"More of it. ".repeat(100_000)}` }, limits);
		expect(model?.asked[0]?.body.messages[1]?.content.length).toBeLessThan(10_000);
	});

	it("is asked for again without the settings that a model refuses, and from then on at once", async () => {
		const summarize = await summarizerAgainst((response, { body }) => {
			if (body.temperature === undefined) return say(response, good);
			response.statusCode = 400;
			response.end('{"error":{"message":"Unsupported parameter"}}');
		});
		expect(await summarize(article, limits)).toBe(good);
		expect(await summarize(article, limits)).toBe(good);
		expect(model?.asked).toHaveLength(3);
	});

	it.each<[string, unknown, string]>([
		[
			"markup",
			"**Envoys** of <b>Kosovo</b> and `Serbia` met in\n\n# Brussels.",
			"Envoys of Kosovo and Serbia met in Brussels.",
		],
		["a preface", "Here is the summary:\n\n- Envoys of Kosovo met in Brussels.", "Envoys of Kosovo met in Brussels."],
		["thoughts", "<think>They want a link.</think>Envoys met in Brussels.", "Envoys met in Brussels."],
		["direction marks", "Envoys\u202e met\u0000 in\u200b Brussels.", "Envoys met in Brussels."],
		["a cut end", "Envoys of Kosovo met in Brussels. They agreed on a com", "Envoys of Kosovo met in Brussels."],
		["quotes around it", "“Envoys of Kosovo met in Brussels.”", "Envoys of Kosovo met in Brussels."],
		[
			"too many",
			`${"Envoys met in Brussels. ".repeat(9)}`,
			"Envoys met in Brussels. Envoys met in Brussels. Envoys met in Brussels.",
		],
		["a script", "<script>alert(1)</script> Envoys met in Brussels.", "alert(1) Envoys met in Brussels."],
	])("is plain text of whole sentences: %s", async (_, content, expected) => {
		const summarize = await summarizerAgainst((response) => say(response, content));
		expect(await summarize(article, limits)).toBe(expected);
	});

	it.each<[string, unknown]>([
		["a link", "Envoys met in Brussels. Win at https://evil.example now."],
		["a host the article does not name", "Envoys of Kosovo met in Brussels, says evil-casino.com to all."],
		["a name to tap", "Envoys of Kosovo met in Brussels, says @evil_casino to all."],
		["a figure of its own", "Envoys of Kosovo and Serbia met in Brussels for 9400 hours."],
		["other words", "Buy cheap watches at prices that nobody believes today."],
		["a refusal", "I'm sorry, but I can't help with that."],
		["the word for no article", "NONE"],
		["nothing", ""],
		["no sentence", "envoys meet"],
		["one long sentence", `Envoys of Kosovo met ${"in Brussels and ".repeat(40)}left.`],
		["a book", "Envoys met in Brussels. ".repeat(500)],
		["no text", { a: 1 }],
		["null", null],
	])("is refused when it is %s", async (_, content) => {
		const summarize = await summarizerAgainst((response) => say(response, content));
		await expect(summarize(article, limits)).rejects.toMatchObject({ name: "SummaryFailed" });
	});

	it.each<[string, Parameters<typeof startModel>[0]]>([
		["500", (response) => response.writeHead(500).end("broken")],
		["401 that says the key", (response, { authorization }) => response.writeHead(401).end(authorization)],
		["no JSON", (response) => response.end("<html>hello</html>")],
		["other JSON", (response) => response.end('{"choices":{"0":1}}')],
		["null", (response) => response.end("null")],
		["a redirect", (response) => response.writeHead(307, { location: "http://127.0.0.1:9/steal" }).end()],
		["a connection cut", (response) => response.destroy()],
		[
			"half an answer",
			(response) => response.writeHead(200, { "content-length": "5000" }).write("{", () => response.destroy()),
		],
	])("is an error that keeps the secret when the endpoint answers with %s", async (_, answer) => {
		const summarize = await summarizerAgainst(answer);
		const error = await summarize(article, limits).catch((reason) => reason);
		expect(error).toMatchObject({ name: "SummaryFailed" });
		expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
	});

	it("does not give away a key that cannot be sent, nor a password in the address", async () => {
		for (const options of [
			{ baseUrl: "http://127.0.0.1:9/v1", apiKey: `${apiKey}\n` },
			{ baseUrl: `http://user:${apiKey}@127.0.0.1:9/v1`, apiKey: "" },
			{ baseUrl: "http://127.0.0.1:9/v1", apiKey },
		]) {
			const summarize = createOpenAiSummarizer({ ...options, model: "small", timeoutMs: 2_000 });
			const error = await summarize(article, limits).catch((reason) => reason);
			expect(error).toMatchObject({ name: "SummaryFailed" });
			expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
		}
	});

	it("is given up when it takes too long, also in the middle of the answer", async () => {
		const silent = await summarizerAgainst(() => {}, 150);
		await expect(silent(article, limits)).rejects.toThrow("did not answer in time");
		await model?.close();
		const slow = await summarizerAgainst((response) => response.writeHead(200).write("{"), 150);
		await expect(slow(article, limits)).rejects.toThrow("did not answer in time");
		await model?.close();
		const patient = await summarizerAgainst(() => {}, 10_000);
		await expect(patient(article, { ...limits, signal: AbortSignal.timeout(100) })).rejects.toThrow("in time");
	});

	it("is given up when it does not end, long before 50 MB", async () => {
		let sent = 0;
		const summarize = await summarizerAgainst((response) => {
			const chunk = Buffer.alloc(64 * 1024, " ");
			const more = () => {
				while (sent < 50_000_000 && !response.destroyed) {
					sent += chunk.length;
					if (!response.write(chunk)) return response.once("drain", more);
				}
				return response.end();
			};
			more();
		});
		await expect(summarize(article, limits)).rejects.toThrow("too long");
		expect(sent).toBeLessThan(20_000_000);
	});
});
