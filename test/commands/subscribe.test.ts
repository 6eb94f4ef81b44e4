import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openChat } from "../support/chat.ts";
import { findFault, findMarkupFault, messageUpdate, pressUpdate } from "../support/telegram.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

const dialogue = "Kosovo–Serbia dialogue";

describe("/subscribe", () => {
	it("follows a topic and says how it was understood and what it would have brought", async () => {
		await chat.publish([
			{ title: "Kosovo and Serbia resume dialogue in Brussels", lead: "The dialogue of Kosovo and Serbia goes on." },
			{ title: "Wine harvest begins in Rahovec" },
		]);
		const { text, buttons } = await chat.type(`/subscribe ${dialogue}`);
		expect(text).toContain(`You follow <b>${dialogue}</b>`);
		expect(text).toContain("Understood as");
		expect(text).toContain("Kosovo and Serbia resume dialogue in Brussels</a> — RksNews, 1 h ago");
		expect(text).not.toContain("Rahovec");
		const [followed] = await chat.storage.topics.ofChat(7);
		expect(buttons.map((button) => button.callback_data)).toEqual([
			`/latest #${followed?.id}`,
			`/unsubscribe #${followed?.id}`,
		]);
	});

	it("asks for the topic when none is named, with examples that follow at a press", async () => {
		const { text, buttons } = await chat.type("/subscribe");
		expect(text).toBe("What should I follow? Type it in a few words.");
		await chat.press(buttons[0]?.callback_data ?? "");
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual([dialogue]);
	});

	it("takes the reply to its question as the topic", async () => {
		const reply = {
			message_id: 3,
			from: { id: 4242, is_bot: true },
			text: "What should I follow? Type it in a few words.",
		};
		await chat.type(dialogue, { reply_to_message: reply });
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual([dialogue]);
	});

	it("says so when the topic is followed already, and keeps it once", async () => {
		await chat.type(`/subscribe ${dialogue}`);
		const { text } = await chat.type(`/subscribe  ${dialogue} `);
		expect(text).toContain("already");
		const same = await chat.type("/subscribe dialogue: Serbia, Kosovo");
		expect(same.text).toContain(`You follow <b>${dialogue}</b> already`);
		expect(same.text).not.toContain("Serbia, Kosovo");
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(1);
	});

	it("handles the same update twice without harm, as after a crash", async () => {
		const update = messageUpdate(`/subscribe ${dialogue}`);
		await chat.handle(update);
		await chat.handle(update);
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(1);
	});

	it("stops at 100 topics, in words", async () => {
		for (let i = 0; i < 100; i++) {
			const topic = { chatId: 7, threadId: 0, query: `topic ${i}`, key: `topic ${i}`, compiled: "{}", version: 1 };
			if (i === 0) await chat.storage.chats.meet(7, "private", "en", chat.clock.now);
			await chat.storage.topics.subscribe(topic, chat.clock.now);
		}
		const { text } = await chat.type(`/subscribe ${dialogue}`);
		expect(text).toContain("100 topics");
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(100);
	});

	it.each([
		['/subscribe "missing', "quotation mark"],
		["/subscribe the", "says too little"],
		["/subscribe (climate", "parenthesis"],
		["/subscribe climate)", "parenthesis"],
		["/subscribe climate OR", "both of its sides"],
		["/subscribe climate AND", "<b>AND</b> needs words on both of its sides, as in <code>climate AND weather</code>"],
		["/subscribe climate NOT", "After <b>NOT</b> the word to leave out is missing"],
		["/subscribe (Kosovo", "The parenthesis before <b>Kosovo</b> is not closed. Try <code>(Kosovo)</code>"],
		["/subscribe Kosovo (", "The parenthesis at the end is not closed."],
		["/subscribe climate)", "after <b>climate</b> was never opened"],
		["/subscribe ) climate", "at the beginning"],
		['/subscribe "missing persons', "before <b>missing</b>"],
		['/subscribe before "  OR', "before <b>OR</b>"],
		['/subscribe ""', "nothing between the quotation marks"],
		["/subscribe lang:", "<code>lang:sq</code>"],
		["/subscribe source:", 'source:"Balkan Insight"'],
		["/subscribe TITLE:", "<code>title:Vučić</code>"],
		["/subscribe NOT sport", "must not appear"],
		["/subscribe the of", "“the of” alone says too little"],
		["/subscribe #1", "“#1” is no topic"],
		["/subscribe @5", "“@5” is no topic"],
		["/subscribe page:2", "“page:2” is no topic"],
		["/subscribe https://rks.example/a?b", "Readers cannot add sources yet"],
		["https://rks.example/a", "That is an address"],
		["/subscribe www.koha.net", "That is an address"],
		["koha.net/lajme", "That is an address"],
		["/subscribe@", "I don’t know <b>/subscribe</b>"],
		["/subscribe -sport", "must not appear"],
		["/subscribe lang:xx Kosovo", "language"],
		["/subscribe title:", "a word is missing"],
		[`/subscribe ${"word ".repeat(500)}`, "at most 20 words; this has 500"],
		[`/subscribe ${"ab ".repeat(25)}`, "at most 20 words"],
		[`/subscribe ${"(".repeat(60)}a${")".repeat(60)}`, "fewer"],
	])("answers %j in words", async (line, words) => {
		const { text } = await chat.type(line);
		expect(text).toContain(words);
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(0);
	});

	it("shows a group beside plain words, which has to be met exactly", async () => {
		await chat.publish([
			{ title: "Kosovo prepares for elections", lead: "The elections in Kosovo." },
			{ title: "Kosovo opens a museum", lead: "A museum in Kosovo." },
			{ title: "Elections in Chile", lead: "The elections are near." },
		]);
		const { text } = await chat.type("/subscribe Kosovo (elections OR strike)");
		expect(text).toContain("(elections OR strike)");
		expect(text).toContain("Kosovo prepares");
		expect(text.split("just missed")[0]).not.toContain("museum");
		expect(text).not.toContain("Chile");
	});

	it("names a word once that stands for several terms, by what it is as a whole", async () => {
		const { text } = await chat.type("/subscribe Frauenfußball");
		expect(text.match(/Frauenfußball/g)).toHaveLength(2);
		expect(text).toContain("Frauenfußball (also women's football, ");
	});

	it("does not call a few stories a week one a day", async () => {
		const publish = (from: number, to: number) =>
			chat.publish(Array.from({ length: to - from }, (_, i) => ({ title: `Rahovec, report ${from + i}` })));
		await publish(0, 6);
		expect((await chat.type("/subscribe Rahovec")).text).toContain("it would have brought 6 stories. The newest:");
		expect((await chat.type("/topics")).text).toContain("6 this week");
		await publish(6, 7);
		expect((await chat.type("/subscribe Rahovec")).text).toContain("7 stories, about 1 a day");
	});

	it("proposes less of a topic that brings too much, and changes it at a press", async () => {
		await chat.publish(
			Array.from({ length: 150 }, (_, i) => ({
				title: i % 3 === 0 ? `Rahovec, report ${i}` : `Report ${i}`,
				lead: i % 3 === 0 ? "" : "News from Rahovec.",
				publishedAt: chat.clock.now - i * 60_000,
			})),
		);
		const { text, buttons } = await chat.type("/subscribe Rahovec");
		expect(text).toContain("150 stories, about 21 a day");
		expect(text).toContain("That is a lot");
		const narrower = buttons.find((button) => button.text === "title:Rahovec — about 7 a day");
		const changed = await chat.press(narrower?.callback_data ?? "");
		expect(changed.text).toContain("You follow <b>title:Rahovec</b> now, instead of <b>Rahovec</b>.");
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual(["title:Rahovec"]);
		expect(chat.topics.size).toBe(1);
	});

	it("proposes more where a topic brings nothing, and shows what just missed", async () => {
		await chat.publish([{ title: "Wine fair opens in Rahovec" }, { title: "Wine fair closes in Rahovec" }]);
		const { text, buttons } = await chat.type("/subscribe Rahovec museum");
		expect(text).toContain("Nothing on it is stored yet");
		expect(text).toContain("This one just missed, without <b>museum</b>:");
		expect(text).toContain("Wine fair");
		const none = await chat.type("/subscribe wine lang:sq");
		expect(none.text).toContain("Follow something wider instead?");
		expect(none.buttons[0]?.text).toBe("wine — 2 this week");
		expect(buttons.at(-1)?.callback_data).toMatch(/^\/unsubscribe/);
	});

	it("asks whether a word was meant that is one letter away, when no source writes it so", async () => {
		await chat.publish(Array.from({ length: 6 }, (_, i) => ({ title: `Rahovec harvest ${i}` })));
		const { text, buttons } = await chat.type("/subscribe Rahovce harvest");
		expect(text).toContain("Did you mean <b>Rahovec harvest</b>?");
		await chat.press(buttons[0]?.callback_data ?? "");
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual(["Rahovec harvest"]);
	});

	it("changes no topic of another chat, and takes a typed number for words", async () => {
		await chat.type("/subscribe EU enlargement");
		const [one] = await chat.storage.topics.ofChat(7);
		const other = {
			chat: { id: 8, type: "private", first_name: "B" },
			from: { id: 8, is_bot: false, first_name: "B" },
		};
		await chat.handle(pressUpdate(`/subscribe #${one?.id} wine`, other));
		await chat.type(`/subscribe #${one?.id} priority`);
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual([
			"EU enlargement",
			`#${one?.id} priority`,
		]);
		expect((await chat.storage.topics.ofChat(8)).map(({ query }) => query)).toEqual(["wine"]);
	});

	it("offers no way out that would not work either", async () => {
		const { buttons, text } = await chat.type("/subscribe (of the");
		expect(text).toContain("not closed");
		expect(buttons).toEqual([]);
	});

	it("offers what would work as a button that follows it", async () => {
		const { buttons, text } = await chat.type('/subscribe "missing persons');
		expect(text).toContain("Try <code>&quot;missing persons&quot;</code>");
		await chat.press(buttons[0]?.callback_data ?? "");
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual(['"missing persons"']);
	});

	it.each([
		["emoji", "🙂".repeat(4096)],
		["direction marks", "\u202eevil\u202c \u200f\u2067x"],
		["markup", "<b>bold</b> & <script>"],
		["null bytes", "a\0b\0c\u0001"],
		["lone surrogates", "topic \ud83d and \ude00"],
		["quotes and brackets", `"<"&>'(((`],
		["one long word", "x".repeat(4000)],
	])("stays calm at %s, in every command that takes words", async (_name, words) => {
		for (const line of [
			"/subscribe ",
			"/unsubscribe ",
			"/latest ",
			"/search ",
			"/why ",
			"/sources ",
			"/settings ",
			"",
		]) {
			const { payload, text } = await chat.type(`${line}${words}`.slice(0, 4096));
			expect(findMarkupFault(text)).toBeUndefined();
			expect(findFault("sendMessage", payload)).toBeUndefined();
		}
		expect(chat.logged.filter(({ level }) => level === 50)).toEqual([]);
	});
});

describe("deep links", () => {
	it.each([
		["Kosovo-Serbia_dialogue", "Kosovo Serbia dialogue"],
		[`t_${Buffer.from("Kosovo–Serbia").toString("base64url")}`, "Kosovo–Serbia"],
	])("follows the topic that /start %s names", async (payload, topic) => {
		await chat.type(`/start ${payload}`);
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual([topic]);
	});

	it.each(["/start", "/start ____", "/start hello there", `/start ${"x".repeat(65)}`, "/start <b>"])(
		"greets at %j",
		async (line) => {
			const { text, buttons } = await chat.type(line);
			expect(text).toContain("Type what you want to follow");
			expect(buttons.at(-1)?.callback_data).toBe("/subscribe");
			expect(await chat.storage.topics.ofChat(7)).toEqual([]);
		},
	);
});

describe("plain text", () => {
	it("is offered to be followed or searched", async () => {
		const { text, buttons } = await chat.type(dialogue);
		expect(text).toBe(`Follow <b>${dialogue}</b>?`);
		expect(buttons.map(({ callback_data }) => callback_data)).toEqual([
			`/subscribe ${dialogue}`,
			`/search ${dialogue}`,
		]);
	});

	it("keeps a topic too long for a button, and follows it whole when pressed", async () => {
		const topic = 'Kosovo Serbia dialogue "association of municipalities" normalisation -sport';
		const { buttons } = await chat.type(topic);
		expect(buttons[0]?.callback_data).toMatch(/^\/subscribe @\d+$/);
		await chat.press(buttons[0]?.callback_data ?? "");
		expect((await chat.storage.topics.ofChat(7)).map(({ query }) => query)).toEqual([topic]);
	});

	it("says that a button whose text is gone is too old", async () => {
		expect((await chat.press("/subscribe @99999")).text).toContain("too old");
	});

	it.each(["\u200f\u200e", "\u2067 \u2069", "   "])("is said to be empty when it is %j", async (text) => {
		expect((await chat.type(text)).text).toContain("That line was empty");
	});

	it("answers a sticker with what it can read", async () => {
		expect((await chat.type(undefined, { sticker: {} })).text).toContain("only read text");
	});
});
