import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openChat } from "../support/chat.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

/** A story that is stored and was not sent. */
async function publish(title: string, url: string, lead = ""): Promise<void> {
	await chat.publish([{ title, lead, url, keys: [`url:${url}`] }]);
}

describe("/why with a link", () => {
	it("finds it among other words, with tracking and as pages for telephones have it", async () => {
		await chat.type("/subscribe wine");
		await publish("Wine fair opens in Rahovec", "https://koha.example/wine");
		for (const asked of [
			"why not https://koha.example/wine?",
			"<https://www.koha.example/wine/?utm_source=x&fbclid=y#top>",
			"m.koha.example/wine",
			"https://amp.koha.example/wine?amp=1",
			"https://koha.example/amp/wine",
			"https://koha.example/wine/amp/",
		]) {
			expect((await chat.type(`/why ${asked}`)).text, asked).toContain("✓ <b>wine</b>");
		}
	});

	it("says of one that is not stored what to type instead", async () => {
		await chat.type("/subscribe wine");
		const { text, buttons } = await chat.type("/why https://koha.example/other");
		expect(text).toContain("I don’t have that page");
		expect(text).toContain("<code>/search</code>");
		expect(buttons[0]?.callback_data).toBe("/sources");
		expect((await chat.type("/why https://koha.example/")).text).toContain("I don’t have that page");
	});

	it("tells of topics with conditions which of them it breaks", async () => {
		const topics = ["wine -fair", "wine lang:sq", 'wine source:"Balkan Insight"', "title:Prizren wine"];
		for (const topic of topics) await chat.type(`/subscribe ${topic}`);
		await publish("Wine fair opens in Rahovec", "https://koha.example/wine");
		const { text } = await chat.type("/why koha.example/wine");
		expect(text).toContain("It says <b>fair</b>, which you do not want.");
		expect(text).toContain("With <b>lang:sq</b> it would have matched.");
		expect(text).toContain("With <b>source:&quot;Balkan Insight&quot;</b> it would have matched.");
		expect(text).toContain("With <b>title:Prizren</b> it would have matched.");
		expect(text).not.toContain("✓");
	});

	it("is short about topics that have nothing to do with it", async () => {
		for (const topic of ["wine harvest", "penguins", "chess", "Rahovec wine"]) await chat.type(`/subscribe ${topic}`);
		await publish("Wine fair opens in Rahovec", "https://koha.example/wine");
		const { text } = await chat.type("/why koha.example/wine");
		expect(text.indexOf("<b>Rahovec wine</b>")).toBeLessThan(text.indexOf("<b>wine harvest</b>"));
		expect(text).toContain("Your 2 other topics have less to do with it.");
		expect(text).not.toContain("penguins");
		await publish("Snow on the mountain", "https://koha.example/snow");
		const nothing = await chat.type("/why koha.example/snow");
		expect(nothing.text).toContain("it would have matched.");
		expect(nothing.text).toContain("Your 3 other topics have less to do with it.");
	});

	it("says how to begin where nothing is followed", async () => {
		await publish("Wine fair opens in Rahovec", "https://koha.example/wine");
		expect((await chat.type("/why koha.example/wine")).text).toContain("You follow nothing yet");
	});
});

describe("/why as a reply", () => {
	const reply = (message: Record<string, unknown>) => chat.type("/why", { reply_to_message: message });

	it("to a story that was forwarded goes by the link in it", async () => {
		await chat.type("/subscribe wine");
		await publish("Wine fair opens in Rahovec", "https://koha.example/wine");
		const text = "Wine fair opens in Rahovec";
		const entities = [{ type: "text_link", offset: 0, length: text.length, url: "https://koha.example/wine?ref=tg" }];
		const front = { type: "text_link", offset: 0, length: 4, url: "https://koha.example/" };
		expect((await reply({ message_id: 90, text, entities: [front, ...entities] })).text).toContain("✓ <b>wine</b>");
		expect((await reply({ message_id: 91, caption: text, caption_entities: entities })).text).toContain("✓");
		const written = "koha.example/wine";
		const url = [{ type: "url", offset: 0, length: written.length }];
		expect((await reply({ message_id: 92, text: written, entities: url })).text).toContain("✓ <b>wine</b>");
	});

	it("to anything else says how to ask", async () => {
		for (const message of [{ message_id: 90, text: "Good morning" }, { message_id: 91 }]) {
			const { text } = await reply(message);
			expect(text).toContain("don’t know that message");
			expect(text).toContain("<code>/why</code> and the link");
		}
	});
});

it("/why with words alone says how to ask", async () => {
	for (const asked of ["/why", "/why did you send that", "/why #12", "/why ..."]) {
		expect((await chat.type(asked)).text, asked).toContain("Answer one of the stories");
	}
	expect((await chat.type("/why 999")).text).toContain("don’t know that message");
});

it("/why tells each of the topics that a story came by", async () => {
	await chat.type("/subscribe wine");
	await chat.type("/subscribe Rahovec");
	const matches = (await chat.storage.topics.all()).map(({ id, query }, nth) => ({
		topicId: id,
		score: 0.9 - nth / 10,
		why: [{ term: query, found: nth === 0 ? "Wine" : "Rahovec", where: "title" as const }],
	}));
	await chat.publish([{ title: "Wine fair opens in Rahovec" }], matches);
	const [delivery] = await chat.storage.outbox.due(chat.clock.now, { limit: 1, exceptChatIds: [] });
	const { text, buttons } = await chat.press(`/why ${delivery?.id}`);
	expect(text).toContain("<b>wine</b>\nBecause of <b>Wine</b> in the title.\nScore 0.90 of 1");
	expect(text).toContain("<b>Rahovec</b>\nBecause of <b>Rahovec</b> in the title.\nScore 0.80 of 1");
	expect(buttons.map(({ callback_data }) => callback_data)).toHaveLength(4);
});
