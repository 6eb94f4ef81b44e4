import { HttpError } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openChat } from "../support/chat.ts";
import { groupUpdate, messageUpdate, pressUpdate } from "../support/telegram.ts";

let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(() => chat.close());

const groupId = -100123;
const group = { id: groupId, type: "supergroup", title: "Readers" };
const sent = () => chat.telegram.of("sendMessage");
const followedBy = async (chatId: number) => (await chat.storage.topics.ofChat(chatId)).map(({ query }) => query);

function makeAdministrator(): void {
	chat.telegram.intercept(({ method }) =>
		method === "getChatMember" ? { result: { status: "administrator", user: { id: 7 } } } : undefined,
	);
}

describe("in groups", () => {
	it("answers commands as a reply, also when they name the bot", async () => {
		await chat.handle(groupUpdate("/help", { message_id: 77 }));
		await chat.handle(groupUpdate("/help@Tidings_Bot"));
		expect(sent()).toHaveLength(2);
		expect(sent()[0]?.reply_parameters).toEqual({ message_id: 77, allow_sending_without_reply: true });
	});

	it.each(["/help@other_bot", "/help2", "good morning everyone", "see /help"])(
		"ignores %j and keeps nothing",
		async (text) => {
			await chat.handle(groupUpdate(text));
			expect(chat.telegram.calls).toEqual([]);
			expect(await chat.storage.chats.get(groupId)).toBeUndefined();
		},
	);

	it("hears a mention", async () => {
		await chat.handle(groupUpdate("@tidings_bot EU enlargement"));
		expect(sent()[0]?.text).toBe("Follow <b>EU enlargement</b>?");
	});

	it("lets only administrators change what the group follows, and asks Telegram once a minute", async () => {
		await chat.handle(groupUpdate("/subscribe EU enlargement"));
		await chat.handle(groupUpdate("/subscribe EU enlargement"));
		expect(sent().at(-1)?.text).toContain("Only administrators");
		expect(await followedBy(groupId)).toEqual([]);
		expect(chat.telegram.of("getChatMember")).toHaveLength(1);
		makeAdministrator();
		chat.clock.now += 61_000;
		await chat.handle(groupUpdate("/subscribe EU enlargement"));
		expect(await followedBy(groupId)).toEqual(["EU enlargement"]);
	});

	it("tells a member who pressed so that nobody else sees it", async () => {
		await chat.handle(pressUpdate("/unsubscribe #1", { chat: group }));
		expect(chat.telegram.of("answerCallbackQuery")[0]?.text).toContain("Only administrators");
		expect(sent()).toEqual([]);
	});

	it.each([
		["/settings previews off", "change the settings"],
		["/pause", "pause what is sent"],
		["/resume", "go on"],
		["/forgetme", "erase what is stored"],
		["/unsubscribe", "change what this chat follows"],
	])("tells a member who says %j in words that fit it", async (line, words) => {
		await chat.handle(groupUpdate(line));
		expect(sent().at(-1)?.text).toContain("Only administrators");
		expect(sent().at(-1)?.text).toContain(words);
	});

	it("shows every member the settings", async () => {
		await chat.handle(groupUpdate("/settings"));
		expect(sent().at(-1)?.text).toContain("Settings of this chat");
	});

	it("says what to type there: a command, since it hears nothing else", async () => {
		for (const line of ["/topics", "/start"]) {
			await chat.handle(groupUpdate(line));
			expect(sent().at(-1)?.text).toContain("<code>/subscribe");
		}
	});

	it("takes whoever writes as the group for an administrator, but not a linked channel", async () => {
		const anonymous = { from: { id: 1087968824, is_bot: true, first_name: "Group" }, sender_chat: group };
		await chat.handle(groupUpdate("/subscribe EU enlargement", anonymous));
		expect(await followedBy(groupId)).toHaveLength(1);
		const linked = {
			from: { id: 777000, is_bot: false, first_name: "Telegram" },
			sender_chat: { id: -5, type: "channel" },
		};
		await chat.handle(groupUpdate("/unsubscribe", linked));
		expect(await followedBy(groupId)).toHaveLength(1);
	});

	it("checks a deep link like a subscription", async () => {
		await chat.handle(groupUpdate("/start EU-enlargement"));
		expect(await followedBy(groupId)).toEqual([]);
	});

	it("answers and follows in the thread of a forum where it was asked", async () => {
		makeAdministrator();
		const thread = { message_thread_id: 31, is_topic_message: true };
		await chat.handle(groupUpdate("/subscribe EU enlargement", thread));
		expect(sent()[0]?.message_thread_id).toBe(31);
		expect((await chat.storage.topics.ofChat(groupId))[0]?.threadId).toBe(31);
		await chat.handle(groupUpdate("/topics", { message_thread_id: 32, is_topic_message: true }));
		expect(sent().at(-1)?.text).toContain("follows nothing yet");
		await chat.handle(groupUpdate("/topics", { message_thread_id: 9 }));
		expect(sent().at(-1)?.message_thread_id).toBeUndefined();
		expect(sent().at(-1)?.text).toContain("EU enlargement");
	});

	it("goes on in the general thread when the one it was asked in is gone", async () => {
		chat.telegram.intercept(({ payload }) =>
			payload.message_thread_id ? { error_code: 400, description: "Bad Request: message thread not found" } : undefined,
		);
		await chat.handle(groupUpdate("/help", { message_thread_id: 31, is_topic_message: true }));
		expect(sent().map(({ message_thread_id }) => message_thread_id)).toEqual([31, undefined]);
	});
});

describe("in channels", () => {
	const channel = { id: -100777, type: "channel", title: "News" };
	it("obeys posts and lets no subscriber press buttons", async () => {
		const post = { ...messageUpdate("/subscribe EU enlargement", { chat: channel, from: undefined }) };
		await chat.handle({ update_id: post.update_id, channel_post: post.message } as Update);
		expect(await followedBy(channel.id)).toEqual(["EU enlargement"]);
		const before = sent().length;
		await chat.handle(pressUpdate("/latest", { chat: channel }));
		expect(sent()).toHaveLength(before);
	});
});

describe("chats that come and go", () => {
	const member = (status: string, chatChanges = {}): Update =>
		({
			update_id: 1,
			my_chat_member: {
				chat: { id: 7, type: "private", ...chatChanges },
				from: { id: 7, is_bot: false, first_name: "Arta" },
				date: 0,
				old_chat_member: { status: status === "member" ? "left" : "member", user: { id: 4242 } },
				new_chat_member: { status, user: { id: 4242 } },
			},
		}) as unknown as Update;

	it("are marked absent when they block the bot, and woken for when they are back", async () => {
		await chat.type("/help");
		await chat.handle(member("kicked"));
		expect((await chat.storage.chats.get(7))?.absence).toBe("blocked");
		await chat.handle(member("member"));
		expect((await chat.storage.chats.get(7))?.absence).toBeUndefined();
		expect(chat.wakes.count).toBe(1);
	});

	it("are greeted when they are groups that let the bot in, and nothing is kept of them yet", async () => {
		await chat.handle(member("member", group));
		expect(sent()[0]?.text).toContain("/subscribe@tidings_bot");
		expect(await chat.storage.chats.get(groupId)).toBeUndefined();
	});

	it("keep their topics when a group becomes a supergroup, told from both sides", async () => {
		makeAdministrator();
		await chat.handle(groupUpdate("/subscribe EU enlargement", { chat: { id: -5, type: "group", title: "Readers" } }));
		await chat.handle(messageUpdate(undefined, { chat: { id: -5, type: "group" }, migrate_to_chat_id: groupId }));
		await chat.handle(messageUpdate(undefined, { chat: group, migrate_from_chat_id: -5 }));
		expect(await followedBy(groupId)).toEqual(["EU enlargement"]);
		expect(await followedBy(-5)).toEqual([]);
	});

	it("are marked when an answer finds them gone", async () => {
		chat.telegram.intercept(({ method }) =>
			method === "sendMessage" ? { error_code: 403, description: "Forbidden: bot was blocked by the user" } : undefined,
		);
		await chat.bot.handleUpdate(messageUpdate("/help"));
		expect((await chat.storage.chats.get(7))?.absence).toBe("blocked");
		expect(chat.logged.filter(({ level }) => level === 50)).toEqual([]);
	});
});

describe("what goes wrong", () => {
	it("is told in one sentence with a code, and logged with the same", async () => {
		chat.storage.feeds.list = () => Promise.reject(new Error("disk on fire"));
		const { text } = await chat.handle(pressUpdate("/sources"));
		const code = /code ([0-9a-f]{4})/.exec(text)?.[1];
		expect(chat.logged.find(({ level }) => level === 50)).toMatchObject({ code, command: "sources", chatId: 7 });
		expect(chat.telegram.of("answerCallbackQuery")).toHaveLength(1);
	});

	it("never shows in a button that keeps spinning, nor in one pressed too late", async () => {
		chat.telegram.intercept(({ method }) =>
			method === "answerCallbackQuery"
				? {
						error_code: 400,
						description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
					}
				: undefined,
		);
		await chat.press("/help");
		expect(sent()).toHaveLength(1);
		await chat.press("nonsense without a slash");
		expect(chat.telegram.of("answerCallbackQuery")).toHaveLength(2);
	});

	it("is nothing when a message stays the same, and another message when it cannot be changed", async () => {
		chat.telegram.intercept(({ method }) =>
			method === "editMessageText"
				? { error_code: 400, description: "Bad Request: message is not modified" }
				: undefined,
		);
		await chat.bot.handleUpdate(pressUpdate("/settings silent on"));
		expect(sent()).toEqual([]);
		chat.telegram.intercept(({ method }) =>
			method === "editMessageText"
				? { error_code: 400, description: "Bad Request: message can't be edited" }
				: undefined,
		);
		await chat.bot.handleUpdate(pressUpdate("/settings silent off"));
		expect(sent()).toHaveLength(1);
	});

	it("asks for no edit that would leave the message as it is", async () => {
		await chat.press("/settings silent on");
		const [edit] = chat.telegram.of("editMessageText");
		const shown = String(edit?.text).replace(/<[^>]*>/g, "");
		const pressed = (text: string) =>
			pressUpdate("/settings silent on", { message: { text, reply_markup: edit?.reply_markup } });
		await chat.handle(pressed(shown));
		expect(chat.telegram.of("editMessageText")).toHaveLength(1);
		expect(chat.telegram.of("answerCallbackQuery")).toHaveLength(2);
		await chat.handle(pressed("something else"));
		expect(chat.telegram.of("editMessageText")).toHaveLength(2);
	});

	it("is sent as plain text when Telegram finds fault with the markup, and logged as a bug", async () => {
		chat.telegram.intercept(({ payload }) =>
			String(payload.text).includes("<b>")
				? { error_code: 400, description: "Bad Request: can't parse entities: x" }
				: undefined,
		);
		await chat.type("/start");
		expect(sent().at(-1)?.text).toContain("Kosovo–Serbia dialogue");
		expect(chat.logged.some(({ level }) => level === 50)).toBe(true);
	});

	it("never takes the bot down: a network that fails is logged as the world's failure", async () => {
		chat.telegram.intercept(({ method }) => {
			if (method === "getChatMember") throw new HttpError("Network request failed", new Error("reset"));
			return undefined;
		});
		await chat.bot.handleUpdate(groupUpdate("/pause"));
		expect(chat.logged.some(({ level }) => level === 40)).toBe(true);
		expect(chat.logged.some(({ level }) => level === 50)).toBe(false);
	});
});

describe("chats an operator did not name", () => {
	it("are told so in private and ignored in groups, and nothing is kept of them", async () => {
		await chat.close();
		chat = await openChat({ allowedChatIds: [8] });
		await chat.type("/subscribe EU enlargement");
		await chat.handle(groupUpdate("/help"));
		expect(sent().map(({ text }) => text)).toEqual([expect.stringContaining("kept for a few chats")]);
		expect(await chat.storage.chats.count()).toBe(0);
	});
});

describe("edited messages", () => {
	it("are ignored", async () => {
		const { update_id, message } = messageUpdate("/help");
		await chat.handle({ update_id, edited_message: message } as Update);
		expect(chat.telegram.calls).toEqual([]);
	});
});
