import type { Update } from "grammy/types";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createDispatch, type DispatchOptions } from "../../src/telegram/dispatch.ts";
import { messageUpdate } from "../support/telegram.ts";

const from = (chatId: number, text = "/help") => messageUpdate(text, { chat: { id: chatId, type: "private" } });
const tick = () => new Promise((resolve) => setImmediate(resolve));

function open(options: Partial<DispatchOptions> = {}) {
	const handled: number[] = [];
	const done: number[] = [];
	const told: number[] = [];
	const dispatch = createDispatch({
		handle: async (update) => void handled.push(update.update_id),
		done: async (updateId) => void done.push(updateId),
		tellFlooder: async (chatId) => void told.push(chatId),
		log: pino({ level: "silent" }),
		...options,
	});
	return { dispatch, handled, done, told };
}

/** Handlers that end when told to. */
function gate() {
	const begun: Update[] = [];
	const ends: (() => void)[] = [];
	return {
		begun,
		end: () => ends.splice(0).forEach((end) => void end()),
		handle: (update: Update) =>
			new Promise<void>((resolve) => {
				begun.push(update);
				ends.push(resolve);
			}),
	};
}

describe("dispatch", () => {
	it("handles a chat's updates in order and chats side by side", async () => {
		const held = gate();
		const { dispatch, done } = open({ handle: held.handle });
		const updates = [from(1), from(1), from(2)];
		for (const update of updates) dispatch.accept(update);
		expect(held.begun).toEqual([updates[0], updates[2]]);
		held.end();
		await tick();
		expect(held.begun.at(-1)).toBe(updates[1]);
		held.end();
		await dispatch.idle();
		expect(done).toHaveLength(3);
	});

	it("works for so many chats at once and no more", async () => {
		const held = gate();
		const { dispatch } = open({ handle: held.handle, maxChats: 3 });
		for (let chatId = 1; chatId <= 10; chatId++) dispatch.accept(from(chatId));
		expect(held.begun).toHaveLength(3);
		held.end();
		await tick();
		expect(held.begun).toHaveLength(6);
	});

	it("drops what a chat sends in a burst of 10,000, tells it once a minute, and keeps others going", async () => {
		const held = gate();
		let now = 0;
		const { dispatch, done, told } = open({ handle: held.handle, now: () => now });
		for (let i = 0; i < 10_000; i++) dispatch.accept(from(1));
		dispatch.accept(from(2));
		await tick();
		expect(held.begun.map(({ message }) => message?.chat.id)).toEqual([1, 2]);
		expect(done).toHaveLength(10_000 - 61);
		held.end();
		await tick();
		expect(told).toEqual([1]);
		dispatch.accept(from(1));
		now = 61_000;
		for (let i = 0; i < 60; i++) dispatch.accept(from(1));
		for (let i = 0; i < 3; i++) {
			held.end();
			await tick();
		}
		expect(told).toEqual([1, 1]);
	});

	it("takes fewer lines of each chat while very much waits", async () => {
		const held = gate();
		const { dispatch, done } = open({ handle: held.handle, maxChats: 1 });
		for (let chatId = 1; chatId <= 500; chatId++) for (let i = 0; i < 20; i++) dispatch.accept(from(chatId));
		await tick();
		// The first fifty have all of theirs, one line is under way, then everybody has five.
		expect(10_000 - done.length).toBeGreaterThan(2_500);
		expect(10_000 - done.length).toBeLessThan(3_500);
		expect(dispatch.hasRoom).toBe(true);
		expect(dispatch.refuses(from(500))).toBe(true);
		expect(dispatch.refuses(from(501))).toBe(false);
	});

	it("answers a first line at once among 500 chats that say much", async () => {
		let now = 0;
		const held = gate();
		const { dispatch } = open({ handle: held.handle, now: () => now });
		for (let i = 0; i < 20; i++) for (let chatId = 1; chatId <= 500; chatId++) dispatch.accept(from(chatId));
		for (const newcomer of [1001, 1002, 1003]) {
			now += 5_000;
			held.end();
			await tick();
			dispatch.accept(from(newcomer));
			expect(held.begun.at(-1)?.message?.chat.id).toBe(newcomer);
		}
	});

	it("lets nobody wait for ever because others say less", async () => {
		const held = gate();
		const { dispatch } = open({ handle: held.handle, maxChats: 1 });
		for (let i = 0; i < 20; i++) dispatch.accept(from(1));
		for (let turn = 0; turn < 40; turn++) {
			dispatch.accept(from(100 + turn));
			dispatch.accept(from(200 + turn));
			held.end();
			await tick();
		}
		const ofTheFirst = held.begun.filter(({ message }) => message?.chat.id === 1);
		expect(ofTheFirst.length).toBeGreaterThan(3);
	});

	it("says nothing to a busy group whose members talk with each other", async () => {
		const held = gate();
		const { dispatch, told } = open({ handle: held.handle });
		for (let i = 0; i < 100; i++) {
			dispatch.accept(messageUpdate("good morning", { chat: { id: -1, type: "supergroup", title: "x" } }));
		}
		expect(told).toEqual([]);
	});

	it("asks for patience while too many wait altogether", async () => {
		const held = gate();
		const { dispatch } = open({ handle: held.handle, maxChats: 1, maxWaiting: 2 });
		for (let chatId = 1; chatId <= 4; chatId++) dispatch.accept(from(chatId));
		expect(dispatch.hasRoom).toBe(false);
		const room = dispatch.room();
		held.end();
		await tick();
		held.end();
		await room;
		expect(dispatch.hasRoom).toBe(true);
	});

	it("leaves a handler that hangs, and one that fails, and goes on with the chat", async () => {
		let calls = 0;
		const { dispatch, done } = open({
			limitMs: 20,
			handle: () => {
				calls++;
				if (calls === 1) return new Promise(() => {});
				return calls === 2 ? Promise.reject(new Error("bug")) : Promise.resolve();
			},
		});
		const updates = [from(1), from(1), from(1)];
		for (const update of updates) dispatch.accept(update);
		await dispatch.idle();
		expect(done).toEqual(updates.map(({ update_id }) => update_id));
	});

	it("stops after what is under way and leaves the rest undone", async () => {
		const held = gate();
		const { dispatch, done } = open({ handle: held.handle });
		dispatch.accept(from(1));
		dispatch.accept(from(1));
		const stopped = dispatch.stop();
		held.end();
		await stopped;
		expect(done).toHaveLength(1);
		expect(held.begun).toHaveLength(1);
	});
});
