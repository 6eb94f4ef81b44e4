import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewArticle } from "../../src/domain/article.ts";
import { newArticle } from "../support/build.ts";
import { openChat } from "../support/chat.ts";
import { messageUpdate, pressUpdate } from "../support/telegram.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

const match = {
	title: "Kosovo beats Serbia in basketball qualifier",
	lead: "The basketball match ended 84:79. Coach Petrovic praised his players after the last quarter.",
	text: "",
};
const rematch = newArticle({
	title: "Serbia and Kosovo meet in a basketball match again",
	lead: "The coach counts on his best players in Skopje on Sunday.",
	text: "",
});
const talks = newArticle({ title: "Kosovo and Serbia resume talks in Brussels", lead: "The EU mediates.", text: "" });

/** Follows the topics and gets a story pushed that came by all of them; gives its number. */
async function getPush(topics: string[], article: Partial<NewArticle> = match): Promise<number> {
	for (const topic of topics) await chat.type(`/subscribe ${topic}`);
	const mine = await chat.storage.topics.ofChat(7);
	const matches = mine.map(({ topicId }) => ({ topicId, score: 0.8, why: [] }));
	await chat.publish([article], matches);
	const [delivery] = await chat.storage.outbox.due(chat.clock.now, { limit: 1, exceptChatIds: [] });
	if (!delivery) throw new Error("nothing is due");
	await chat.storage.outbox.claim(delivery.id, chat.clock.now);
	await chat.storage.outbox.recordSent(delivery.id, { messageId: 555, sentAt: chat.clock.now });
	return delivery.id;
}
const isSent = (article: NewArticle) => chat.topics.match(article, "Paper").length > 0;
const subscriptionId = async () => (await chat.storage.topics.ofChat(7))[0]?.id ?? 0;

describe("“Not this” and “More like this”", () => {
	it("says what it learned, and takes it back at a press", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		expect([isSent(rematch), isSent(talks)]).toEqual([true, true]);
		const { text, buttons } = await chat.press(`/notthis ${id}`);
		expect(text).toMatch(/^Less of .*<i>basketball<\/i>.* in <b>Kosovo Serbia<\/b>\. Your own words stay/);
		expect([isSent(rematch), isSent(talks)]).toEqual([false, true]);
		expect(buttons.map((button) => button.text)).toEqual(["Undo", "The topic"]);
		await chat.press(buttons[0]?.callback_data ?? "");
		expect(chat.telegram.of("editMessageText").at(-1)?.text).toContain("🔔 <b>Kosovo Serbia</b>");
		expect(isSent(rematch)).toBe(true);
		expect(await chat.storage.topics.lessons()).toEqual([]);
	});

	it("is harmless when pressed twice, also to undo", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		const first = await chat.press(`/notthis ${id}`);
		const kept = await chat.storage.topics.lessons();
		const second = await chat.press(`/notthis ${id}`);
		expect(second.text).toBe(first.text);
		expect(await chat.storage.topics.lessons()).toEqual(kept);
		await chat.press(second.buttons[0]?.callback_data ?? "");
		await chat.press(second.buttons[0]?.callback_data ?? "");
		expect(await chat.storage.topics.lessons()).toEqual([]);
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(1);
		expect(chat.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
	});

	it("learns by a reply to the story, and for more of it", async () => {
		await getPush(["Kosovo Serbia"]);
		const { text } = await chat.type("/morelike", { reply_to_message: { message_id: 555 } });
		expect(text).toMatch(/^More of .*<i>.* in <b>Kosovo Serbia<\/b>/);
		expect((await chat.storage.topics.lessons())[0]?.lessons).toContain('"wish":"more"');
	});

	it("asks which topic is meant when the story came by several", async () => {
		const id = await getPush(["Kosovo Serbia", "basketball"]);
		const { text, buttons } = await chat.press(`/notthis ${id}`);
		expect(text).toBe("For which of your topics?");
		expect(buttons.map((button) => button.text)).toEqual(["Kosovo Serbia", "basketball"]);
		expect(await chat.storage.topics.lessons()).toEqual([]);
		const done = await chat.press(buttons[0]?.callback_data ?? "");
		expect(done.text).toContain("<b>Kosovo Serbia</b>");
		expect(await chat.storage.topics.lessons()).toHaveLength(1);
	});

	it("follows the topic no second time", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		await chat.press(`/notthis ${id}`);
		expect((await chat.type("/subscribe Serbia Kosovo")).text).toContain("already");
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(1);
	});

	it("learns nothing from a story of another chat, a topic that was stopped, or without a story", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		const elsewhere = await chat.type(`/notthis ${id}`, { chat: { id: 8, type: "private", first_name: "B" } });
		expect(elsewhere.text).toContain("no longer know that message");
		expect((await chat.type("/notthis")).text).toContain("Answer one of the stories I sent with /notthis");
		expect((await chat.type("/notthis basketball")).text).toContain("Answer one of the stories");
		await chat.press(`/unsubscribe #${await subscriptionId()}`);
		expect((await chat.press(`/notthis ${id}`)).text).toContain("stopped already");
		expect(await chat.storage.topics.lessons()).toEqual([]);
	});

	it("says when a story has too little to learn from", async () => {
		const id = await getPush(["Kosovo Serbia"], { title: "Kosovo, Serbia" });
		expect((await chat.press(`/notthis ${id}`)).text).toContain("too few words of its own");
	});

	it("is erased with the chat", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		await chat.press(`/notthis ${id}`);
		await chat.press("/forgetme yes");
		expect(await chat.storage.topics.lessons()).toEqual([]);
		expect([await chat.storage.topics.all(), chat.topics.size]).toEqual([[], 0]);
		expect(await chat.storage.check()).toEqual([]);
	});

	it("is for administrators in groups", async () => {
		const group = { chat: { id: -100, type: "supergroup" as const, title: "G" } };
		for (const line of ["/notthis 1", "/morelike 1", "/topic #1 forget:all"]) {
			const { text } = await chat.handle(messageUpdate(line, group));
			expect(text).toContain("Only administrators");
		}
	});
});

describe("a topic’s page", () => {
	it("shows how it is understood, what it brought and what it learned, with a way to undo each", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		await chat.publish([
			{ title: "Kosovo and Serbia talk", publishedAt: chat.clock.now - 3 * 86_400_000 },
			{ title: "Serbia, Kosovo: votes are counted", publishedAt: chat.clock.now - 3 * 86_400_000 },
		]);
		await chat.press(`/notthis ${id}`);
		const { text, buttons } = await chat.press(`/topic #${await subscriptionId()}`);
		expect(text).toContain("🔔 <b>Kosovo Serbia</b>");
		expect(text).toContain("Understood as <i>Kosovo (also ");
		expect(text).toContain("3 stories in the last 14 days, 3 this week\n");
		expect(text).toContain("<code>▁▁▁▁▁▁▁▁▁▁█▁▁▅</code>");
		expect(text).toContain("From Feb 17 on: 0 0 0 0 0 0 0 0 0 0 2 0 0 1");
		expect(text).toMatch(/It learned from you:\n• Less of .*<i>basketball<\/i>.*, from “Kosovo beats Serbia/);
		expect(buttons.map((button) => button.text)).toEqual([
			"Latest",
			"Picture",
			"Stop",
			"Your topics",
			expect.stringMatching(/^Undo: less of basketball, /),
		]);
		await chat.press(buttons.at(-1)?.callback_data ?? "");
		expect(chat.telegram.of("editMessageText").at(-1)?.text).not.toContain("It learned");
	});

	it("shows how it is matched, not how the same words would be understood today", async () => {
		await chat.type("/subscribe Brenkholm regatta");
		const regatta = ["opens", "goes on", "draws to its end", "remembered"].map((what) => ({
			title: `Brenkholm regatta ${what}`,
			lead: "Skipper Ottesen leads the fleet past the lighthouse.",
		}));
		await chat.publish(regatta, []);
		const page = `/topic #${await subscriptionId()}`;
		expect((await chat.press(page)).text).not.toContain("Ottesen");
		expect((await chat.type("/subscribe regatta, Brenkholm")).text).not.toContain("beside it");
		await chat.topics.refresh();
		expect((await chat.press(page)).text).toMatch(/Often beside it: <i>.*Ottesen.*<\/i>/);
		expect((await chat.type("/subscribe regatta, Brenkholm")).text).toContain("Ottesen");
	});

	it("draws a picture on request", async () => {
		await chat.publish([{ title: "Wine of Rahovec" }]);
		await chat.type("/subscribe Wine of Rahovec");
		await chat.press(`/topic #${await subscriptionId()} picture`);
		const [sent] = chat.telegram.of("sendPhoto");
		expect(sent?.caption).toBe("<b>Wine of Rahovec</b>\n1 story in the last 14 days, 1 this week");
		expect(sent?.reply_markup.inline_keyboard[0][0].callback_data).toBe(`/topic #${await subscriptionId()}`);
		expect((await chat.press("/topic #404 picture")).text).toContain("stopped already");
	});

	it("forgets all it learned at a press", async () => {
		const id = await getPush(["Kosovo Serbia"]);
		await chat.press(`/notthis ${id}`);
		await chat.publish([{ title: "Kosovo and Serbia count votes", lead: "The municipal election and its turnout." }]);
		const mine = await subscriptionId();
		const article = await chat.storage.articles.get(2);
		if (!article) throw new Error("no article");
		await chat.topics.learn({ chatId: 7, subscriptionId: mine }, { article, wish: "more", now: chat.clock.now });
		const { buttons } = await chat.type("/topic kosovo");
		expect(buttons.map((button) => button.text)).toContain("Forget all it learned");
		await chat.press(buttons.at(-1)?.callback_data ?? "");
		expect(await chat.storage.topics.lessons()).toEqual([]);
	});

	it("is found by the topic's name, and asks when several have it", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		expect((await chat.type("/topic")).text).toContain("<b>Wine of Rahovec</b>");
		await chat.type("/subscribe wine prices");
		expect((await chat.type("/topic wine")).buttons.map(({ text }) => text)).toEqual([
			"Wine of Rahovec",
			"wine prices",
		]);
		expect((await chat.type("/topic weather")).text).toContain("don’t follow <b>weather</b>");
		expect((await chat.press("/topic #404")).text).toContain("stopped already");
		expect((await chat.press("/topic #404 forget:all")).text).toContain("stopped already");
	});

	it("is shown to no other chat", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		const other = { ...pressUpdate(`/topic #${await subscriptionId()}`) };
		const pressed = other.callback_query?.message;
		if (pressed) pressed.chat = { id: 8, type: "private", first_name: "B" };
		expect((await chat.handle(other)).text).toContain("stopped already");
	});
});
