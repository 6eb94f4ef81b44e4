import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTopicModel } from "../../src/topics/model/topic-model.ts";
import { openChat } from "../support/chat.ts";
import { type ModelStandIn, say, startModel } from "../support/model-stand-in.ts";

let model: ModelStandIn;
let chat: Awaited<ReturnType<typeof openChat>>;
let thinking: ServerResponse[];
beforeEach(async () => {
	thinking = [];
	model = await startModel((response) => void thinking.push(response));
	const { baseUrl } = model;
	const languages = ["en", "sr", "sq"];
	chat = await openChat({
		model: createTopicModel({ baseUrl, apiKey: "", model: "small", timeoutMs: 5_000, languages }),
	});
});
afterEach(async () => {
	await chat.close();
	await model.close();
});

it("a model's words are never waited for, and shown as a model's once they are there", async () => {
	const { text } = await chat.type("/subscribe Zwicky boxes");
	expect(text).toContain("Zwicky");
	expect(text).not.toContain("language model");
	await vi.waitFor(() => expect(thinking).toHaveLength(1), { interval: 5 });
	const words = { sr: ["cvikijeve kutije"], sq: ["kutitë e Cvikit"] };
	say(thinking[0] as ServerResponse, JSON.stringify({ terms: [{ term: "boxes", words }] }));
	await vi.waitFor(async () => expect(await chat.storage.topics.wantingWords()).toEqual([]), { interval: 5 });
	const { text: known } = await chat.type("/subscribe Zwicky boxes");
	expect(known).toContain("A language model adds: <i>cvikijeve kutije, kutitë e Cvikit</i>");
	expect(known).not.toContain("Often beside it");
	expect((await chat.type("/topic Zwicky boxes")).text).toContain("A language model adds: <i>cvikijeve kutije, ");
});

it("/privacy says that topics are shown to a model, where they are", async () => {
	expect((await chat.type("/privacy")).text).toContain("shown to a language model");
	const alone = await openChat();
	const { text } = await alone.type("/privacy");
	expect(text).toContain("Nothing is passed on.");
	expect(text).not.toContain("language model");
	await alone.close();
});
