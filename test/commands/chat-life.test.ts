import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newMatch } from "../support/build.ts";
import { openChat } from "../support/chat.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

/** Follows a topic and plans so many deliveries for it. */
async function planDeliveries(count: number): Promise<void> {
	await chat.type("/subscribe Kosovo–Serbia dialogue");
	const [topic] = await chat.storage.topics.all();
	const matches = [
		newMatch(topic?.id ?? 0, {
			score: 0.834,
			why: [
				{ term: "kosovo", found: "Kosovo", where: "title" },
				{ term: "dialogue", found: "mediation <EU>", where: "text" },
			],
		}),
	];
	await chat.publish(
		Array.from({ length: count }, (_, i) => ({
			title: `Kosovo talks ${i}`,
			text: "Nothing else is known. They met under mediation <EU> in Brussels. It goes on.",
		})),
		matches,
	);
}

describe("/why", () => {
	it("explains a push by its button and as a reply to it", async () => {
		await planDeliveries(1);
		const [delivery] = await chat.storage.outbox.due(chat.clock.now, { limit: 1, exceptChatIds: [] });
		const id = delivery?.id ?? 0;
		await chat.storage.outbox.claim(id, chat.clock.now);
		await chat.storage.outbox.recordSent(id, { messageId: 555, sentAt: chat.clock.now });
		const pressed = await chat.press(`/why ${id}`);
		expect(pressed.text).toContain(
			"Because of <b>Kosovo</b> in the title and <b>mediation &lt;EU&gt;</b> (for dialogue) in the text.",
		);
		expect(pressed.text).toContain("“They met under <b>mediation &lt;EU&gt;</b> in Brussels.”");
		expect(pressed.text).not.toContain("Nothing else");
		expect(pressed.text).toContain("Score 0.83 of 1; from 0.5 on it is sent.");
		expect(pressed.text).toContain("From RksNews, in English, 1 h ago.");
		const replied = await chat.type("/why", { reply_to_message: { message_id: 555 } });
		expect(replied.text).toBe(pressed.text);
		const other = await chat.type(`/why ${id}`, { chat: { id: 8, type: "private", first_name: "B" } });
		expect(other.text).toContain("don’t know that message");
	});

	it("says of a story that was not sent how each topic judges it, and what it would take", async () => {
		await chat.type("/subscribe wine harvest");
		await chat.type("/subscribe wine -fair");
		await chat.type("/subscribe Rahovec wine");
		const url = "https://koha.example/wine";
		await chat.publish([{ title: "Wine fair opens in Rahovec", lead: "Guests came.", url, keys: [`url:${url}`] }]);
		const { text } = await chat.type(`/why ${url}/?utm_source=x`);
		expect(text).toContain("From RksNews, in English, 1 h ago.");
		expect(text).toMatch(/✓ <b>Rahovec wine<\/b>: score (?:1.00|0.\d\d) of 1, and 0.5 is enough\./);
		expect(text).toMatch(/<b>wine harvest<\/b>: score 0.[0-4]\d of 1; it is sent from 0.5 on\./);
		expect(text).toContain("With <b>harvest</b> it would have matched.");
		expect(text).toContain("It says <b>fair</b>, which you do not want.");
		expect(text).toContain("It came in before you followed the topic.");
		expect(text).not.toContain("utm_source");
		expect((await chat.type("/why https://koha.example/other")).text).toContain("none of my sources");
	});

	it("takes a bare link for a question about it, at a press", async () => {
		const url = `https://koha.example/${"long/".repeat(20)}`;
		await chat.type("/subscribe wine");
		await chat.publish([{ title: "Wine fair", url, keys: [`url:${url.slice(0, -1)}`] }]);
		const { buttons } = await chat.type(url);
		expect((await chat.press(buttons[0]?.callback_data ?? "")).text).toContain("✓ <b>wine</b>");
	});

	it("says how to ask", async () => {
		expect((await chat.type("/why")).text).toContain("Answer one of the stories");
	});
});

describe("/pause and /resume", () => {
	it("pauses, and resumes with the few that waited on their way", async () => {
		await planDeliveries(2);
		expect((await chat.type("/pause")).text).toContain("Paused");
		expect((await chat.type("/pause")).text).toContain("already");
		expect((await chat.storage.chats.get(7))?.pausedAt).toBe(chat.clock.now);
		expect((await chat.type("/resume")).text).toContain("2 stories waited and are on their way");
		expect((await chat.storage.chats.get(7))?.pausedAt).toBeUndefined();
		expect(chat.wakes.count).toBe(1);
		expect((await chat.type("/resume")).text).toContain("Pushes are on.");
	});

	it("announces the stories before the first of them can be sent", async () => {
		await planDeliveries(2);
		await chat.type("/pause");
		const order: string[] = [];
		chat.telegram.intercept(({ method }) => {
			if (method === "sendMessage") order.push("said");
			return undefined;
		});
		const setPaused = chat.storage.chats.setPaused.bind(chat.storage.chats);
		chat.storage.chats.setPaused = async (...change) => {
			order.push("sending");
			await setPaused(...change);
		};
		await chat.type("/resume send");
		expect(order).toEqual(["said", "sending"]);
	});

	it("asks about many, and stays paused until it is told", async () => {
		await planDeliveries(9);
		await chat.type("/pause");
		const { text, buttons } = await chat.type("/resume");
		expect(text).toBe("9 stories waited meanwhile. Send or skip?");
		expect((await chat.storage.chats.get(7))?.pausedAt).toBeDefined();
		const skipped = await chat.press(buttons[1]?.callback_data ?? "");
		expect(skipped.text).toContain("9 stories that waited are skipped");
		expect(await chat.storage.outbox.waiting(7)).toBe(0);
		expect((await chat.storage.chats.get(7))?.pausedAt).toBeUndefined();
	});

	it("sends the many when told to", async () => {
		await planDeliveries(9);
		await chat.type("/pause");
		expect((await chat.press("/resume send")).text).toContain("9 stories waited and are on their way");
		expect(await chat.storage.outbox.waiting(7)).toBe(9);
	});
});

describe("/settings", () => {
	it("changes previews, sound and pause in the message it stands in", async () => {
		const { text, buttons } = await chat.type("/settings");
		expect(text).toContain("Sound: on");
		for (const button of buttons) await chat.press(button.callback_data ?? "");
		expect((await chat.storage.chats.get(7))?.settings.silent).toBe(true);
		expect((await chat.storage.chats.get(7))?.pausedAt).toBeDefined();
		expect(chat.telegram.of("editMessageText")).toHaveLength(3);
		expect(chat.telegram.last().text).toContain("Sound: off");
		expect(chat.telegram.last().text).toContain("⏸ paused");
	});

	it("says which settings there are when it does not know one", async () => {
		expect((await chat.type("/settings constructor")).text).toContain("I don’t know that setting");
	});
});

describe("/sources", () => {
	it("sums up the sources and shows a group with what fails, in words", async () => {
		const listing = { country: "XK", language: "sq", category: "kosovo" };
		await chat.storage.feeds.replaceCatalogue(
			[
				{ ...listing, url: "https://a.example/", title: "Koha" },
				{ ...listing, url: "https://b.example/", title: "Zëri & <co>" },
				{ ...listing, url: "https://c.example/", title: "Danas", category: undefined, country: undefined },
			],
			chat.clock.now,
		);
		const feeds = await chat.storage.feeds.list();
		const state = {
			etag: undefined,
			lastModified: undefined,
			polledAt: chat.clock.now,
			nextPollAt: chat.clock.now + 1,
		};
		const id = (title: string) => feeds.find((feed) => feed.title === title)?.id ?? 0;
		await chat.storage.feeds.recordPoll(id("Koha"), { ...state, failures: 0, lastError: undefined });
		await chat.storage.feeds.recordPoll(id("Zëri & <co>"), {
			...state,
			failures: 2,
			lastError: "10.0.0.7 is on a private network",
		});
		const overview = await chat.type("/sources");
		expect(overview.text).toContain("I read 3 sources. 1 works, 1 cannot be read just now, 1 was not read yet.");
		const group = await chat.press(overview.buttons.find(({ text }) => text === "Kosovo (2)")?.callback_data ?? "");
		expect(group.text).toContain("Zëri &amp; &lt;co&gt; — cannot be reached just now");
		const failing = await chat.press(overview.buttons.at(-1)?.callback_data ?? "");
		expect(failing.text).not.toContain("Koha");
		expect((await chat.type("/sources atlantis")).text).toContain("no group of sources called <b>atlantis</b>");
	});
});

describe("/forgetme", () => {
	it("asks first, then erases all there is about the chat", async () => {
		await planDeliveries(1);
		const { buttons } = await chat.type("/forgetme");
		await chat.press("/forgetme no");
		expect(await chat.storage.topics.ofChat(7)).toHaveLength(1);
		await chat.press(buttons[0]?.callback_data ?? "");
		expect(chat.telegram.last().text).toContain("erased");
		expect(await chat.storage.chats.get(7)).toBeUndefined();
		expect(await chat.storage.topics.count()).toBe(0);
		expect(chat.topics.size).toBe(0);
	});
});

describe("the list of commands", () => {
	it("is the same in /help and in the table, and every command answers when typed alone", async () => {
		const { text } = await chat.type("/help");
		const { commands } = await import("../../commands/index.ts");
		for (const { name, isHidden = false } of commands) {
			expect(text.includes(`/${name} — `)).toBe(!isHidden);
			expect((await chat.type(`/${name}`)).text, name).not.toBe("");
		}
		expect(chat.logged.filter(({ level }) => level === 50)).toEqual([]);
	});

	it("does not know others", async () => {
		expect((await chat.type("/foo")).text).toBe("I don’t know <b>/foo</b>. /help lists what I can do.");
	});

	it("is counted by command, unknown ones as one", async () => {
		for (const line of ["/help", "/foo1", "/foo2", "words to follow"]) await chat.type(line);
		const counted = (await chat.metrics.commands.get()).values.map(({ labels, value }) => [labels.command, value]);
		expect(counted).toEqual([
			["help", 1],
			["unknown", 2],
			["text", 1],
		]);
	});
});
