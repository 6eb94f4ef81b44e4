import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openChat } from "../support/chat.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

const followed = async () => (await chat.storage.topics.ofChat(7)).map(({ query }) => query);

describe("/unsubscribe", () => {
	it("stops the only topic at once and takes it back at a press", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		const { text, buttons } = await chat.type("/unsubscribe");
		expect(text).toContain("no longer follow <b>Wine of Rahovec</b>");
		expect(await followed()).toEqual([]);
		expect(chat.topics.size).toBe(0);
		await chat.press(buttons[0]?.callback_data ?? "");
		expect(await followed()).toEqual(["Wine of Rahovec"]);
	});

	it("shows several as buttons", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		await chat.type("/subscribe EU enlargement");
		const { text, buttons } = await chat.type("/unsubscribe");
		expect(text).toBe("Which one?");
		expect(buttons.map((button) => button.text)).toEqual(["Wine of Rahovec", "EU enlargement"]);
		await chat.press(buttons[1]?.callback_data ?? "");
		expect(await followed()).toEqual(["Wine of Rahovec"]);
	});

	it("finds a topic by some of its words and asks when several have them", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		await chat.type("/subscribe wine prices");
		await chat.type("/subscribe EU enlargement");
		expect((await chat.type("/unsubscribe wine")).buttons).toHaveLength(2);
		expect((await chat.type("/unsubscribe enlargement")).text).toContain("no longer follow <b>EU enlargement</b>");
		expect((await chat.type("/unsubscribe weather")).text).toContain("don’t follow <b>weather</b>");
	});

	it("offers the choice between the topics a push names", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		await chat.type("/subscribe EU enlargement");
		const ids = (await chat.storage.topics.ofChat(7)).map(({ id }) => `#${id}`).join(" ");
		expect((await chat.press(`/unsubscribe ${ids}`)).buttons).toHaveLength(2);
	});

	it("says that it is stopped already when a button is pressed again, and when nothing is followed", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		const [one] = await chat.storage.topics.ofChat(7);
		await chat.press(`/unsubscribe #${one?.id}`);
		expect((await chat.press(`/unsubscribe #${one?.id}`)).text).toContain("stopped already");
		expect((await chat.type("/unsubscribe")).text).toContain("follow nothing yet");
	});

	it("does not touch a topic of another chat", async () => {
		await chat.type("/subscribe Wine of Rahovec");
		const [one] = await chat.storage.topics.ofChat(7);
		await chat.type(`/unsubscribe #${one?.id}`, { chat: { id: 8, type: "private", first_name: "B" } });
		expect(await followed()).toEqual(["Wine of Rahovec"]);
	});
});

describe("/topics", () => {
	it("lists what is followed with its volume, and when the sources were read", async () => {
		await chat.publish([{ title: "Wine of Rahovec wins a prize", lead: "The wine comes from Rahovec." }]);
		await chat.type("/subscribe Wine of Rahovec");
		const { text, buttons } = await chat.type("/topics");
		expect(text).toContain("You follow 1 topic. Sources read just now.");
		expect(text).toContain("🔔 Wine of Rahovec — 1 this week");
		expect(buttons.map(({ text: label }) => label)).toEqual(["Wine of Rahovec", "Stop"]);
	});

	it("turns pages in the same message", async () => {
		for (let i = 0; i < 23; i++) await chat.type(`/subscribe town${i}x harvest`);
		const first = await chat.type("/topics");
		expect(first.text).toContain("Page 1 of 3");
		await chat.press("/topics page:3");
		expect(chat.telegram.of("editMessageText").at(-1)?.text).toContain("town22x");
	});
});

describe("/latest", () => {
	it("shows the newest of all, page by page, while nothing is followed", async () => {
		await chat.publish(Array.from({ length: 13 }, (_, i) => ({ title: `Story number ${i}` })));
		const { text, buttons } = await chat.type("/latest");
		expect(text).toContain("You follow nothing yet");
		expect(text.match(/<a /g)).toHaveLength(10);
		await chat.press(buttons.at(-1)?.callback_data ?? "");
		expect(chat.telegram.of("editMessageText").at(-1)?.text.match(/<a /g)).toHaveLength(3);
	});

	it("shows the newest on each topic, and more on one", async () => {
		await chat.publish([
			...Array.from({ length: 12 }, (_, i) => ({ title: `Wine of Rahovec, part ${i}`, lead: "Rahovec and its wine." })),
			{ title: "EU enlargement stalls", lead: "Enlargement of the EU." },
		]);
		await chat.type("/subscribe Wine of Rahovec");
		await chat.type("/subscribe EU enlargement");
		const { text, buttons } = await chat.type("/latest");
		expect(text).toContain("<b>Wine of Rahovec</b>");
		expect(text).toContain("EU enlargement stalls");
		expect(text.match(/part/g)).toHaveLength(3);
		const one = await chat.press(buttons[0]?.callback_data ?? "");
		expect(one.text.match(/<a /g)).toHaveLength(10);
		await chat.press(one.buttons[0]?.callback_data ?? "");
		expect(chat.telegram.of("editMessageText").at(-1)?.text.match(/<a /g)).toHaveLength(2);
	});

	it("answers for a topic that is not followed, and offers to follow it", async () => {
		await chat.publish([{ title: "Wine of Rahovec wins a prize" }]);
		const { text, buttons } = await chat.type("/latest Wine of Rahovec");
		expect(text).toContain("wins a prize");
		expect(buttons[0]?.callback_data).toBe("/subscribe Wine of Rahovec");
		expect((await chat.type("/latest penguins")).text).toContain("Nothing stored on it");
	});

	it("shows a story once, however many papers tell it and in whatever script", async () => {
		await chat.publish([
			{ title: "Rahovac: berba grožđa počinje" },
			{ title: "Раховац: берба грожђа почиње" },
			{ title: "Rahovac slavi vino" },
		]);
		const everything = await chat.type("/latest");
		expect(everything.text.match(/<a /g)).toHaveLength(2);
		const onTopic = await chat.type("/latest Rahovac");
		expect(onTopic.text.match(/<a /g)).toHaveLength(2);
	});

	it("shows one line a story beside other topics, and all its developments on the topic's own page", async () => {
		await chat.publish([
			{ title: "Rahovec wine prize goes to a cellar of three", lead: "Wine of Rahovec.", storyId: "prize" },
			{ title: "Wine growers of Rahovec expect frost", lead: "Wine of Rahovec." },
			{ title: "Rahovec wine prize is given back", lead: "Wine of Rahovec.", storyId: "prize" },
		]);
		await chat.type("/subscribe Wine of Rahovec");
		const { text, buttons } = await chat.type("/latest");
		expect(text.match(/<a /g)).toHaveLength(2);
		expect(text).toMatch(/cellar of three<.*\(\+1\)\n.*expect frost/);
		const own = await chat.press(buttons[0]?.callback_data ?? "");
		expect(own.text.match(/<a /g)).toHaveLength(3);
	});

	it("says when no article has come in yet", async () => {
		expect((await chat.type("/latest")).text).toContain("No article has come in yet");
	});
});

describe("/search", () => {
	it("finds stored articles by their words, newest first and page by page", async () => {
		await chat.publish(Array.from({ length: 12 }, (_, i) => ({ title: `Bislimi speaks, part ${i}` })));
		const { text, buttons } = await chat.type("/search bislimi");
		expect(text).toContain("Found for bislimi");
		expect(text.indexOf("part 11")).toBeLessThan(text.indexOf("part 10"));
		await chat.press(buttons[0]?.callback_data ?? "");
		expect(chat.telegram.of("editMessageText").at(-1)?.text).toContain("part 0");
	});

	it("offers to follow what was not found, and asks when nothing was named", async () => {
		const { text, buttons } = await chat.type("/search penguins");
		expect(text).toContain("found nothing with <b>penguins</b>");
		expect(buttons[0]?.callback_data).toBe("/subscribe penguins");
		expect((await chat.type("/search")).text).toContain("Search for what?");
	});

	it("keeps to what a message can hold, however long titles are", async () => {
		await chat.publish(Array.from({ length: 10 }, (_, i) => ({ title: `Bislimi <${i}> ${"& so on ".repeat(200)}` })));
		const { text } = await chat.type("/search bislimi");
		expect(text.match(/<a /g)?.length).toBeGreaterThan(5);
		expect(chat.logged.filter(({ level }) => level === 50)).toEqual([]);
	});
});
