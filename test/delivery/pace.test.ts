import { describe, expect, it } from "vitest";
import { createPace, type SlotRequest } from "../../src/delivery/pace.ts";
import { createVirtualTime, mostWithin } from "./virtual-time.ts";

function startPace(perSecond = 30, options: { lateByMs?: () => number } = {}) {
	const time = createVirtualTime(options);
	const pace = createPace({ perSecond, now: time.now, setTimer: time.setTimer });
	const slots: { at: number; name: string; chatId: number | undefined }[] = [];
	const ask = (name: string, request: Partial<SlotRequest> = {}) => {
		const chatId = request.chatId;
		const isGroup = chatId !== undefined && chatId < 0;
		return pace
			.slot({ isGroup, priority: "push", ...request })
			.then(() => void slots.push({ at: time.now(), name, chatId }));
	};
	const names = () => slots.map(({ name }) => name);
	return { time, pace, slots, ask, names };
}

describe("the pace overall", () => {
	it("never lets more than the ceiling go in any second, and reaches 98 % of it", async () => {
		const { time, slots, ask } = startPace(30);
		for (let chat = 1; chat <= 3_000; chat++) void ask("push", { chatId: chat });
		await time.pass(120_000);
		const moments = slots.map(({ at }) => at);
		expect(slots).toHaveLength(3_000);
		expect(mostWithin(moments, 1_000)).toBeLessThanOrEqual(30);
		expect((moments.at(-1) as number) / 1_000).toBeLessThan(3_000 / (30 * 0.98));
	});

	it("keeps up when timers fire some milliseconds late", async () => {
		let call = 0;
		const { time, slots, ask } = startPace(30, { lateByMs: () => (call++ % 4) * 2 });
		for (let chat = 1; chat <= 1_000; chat++) void ask("push", { chatId: chat });
		await time.pass(60_000);
		const moments = slots.map(({ at }) => at);
		expect(mostWithin(moments, 1_000)).toBeLessThanOrEqual(30);
		expect((moments.at(-1) as number) / 1_000).toBeLessThan(1_000 / (30 * 0.98));
	});

	it("spaces what it lets go instead of sending a second's worth at once", async () => {
		const { time, slots, ask } = startPace(30);
		for (let chat = 1; chat <= 300; chat++) void ask("push", { chatId: chat });
		await time.pass(10_000);
		expect(
			mostWithin(
				slots.map(({ at }) => at),
				100,
			),
		).toBeLessThanOrEqual(8);
	});

	it.each([1, 2, 7, 1_000])("works at %i a second", async (perSecond) => {
		const { time, slots, ask } = startPace(perSecond);
		for (let i = 0; i < 5 * perSecond; i++) void ask("push", { chatId: i + 1 });
		await time.pass(5_200);
		expect(slots).toHaveLength(5 * perSecond);
		expect(
			mostWithin(
				slots.map(({ at }) => at),
				1_000,
			),
		).toBeLessThanOrEqual(perSecond);
	});
});

describe("requests that do not leave at once", () => {
	it("count from when they leave, so that no second has too many", async () => {
		const { time, pace, ask } = startPace(30);
		const left: number[] = [];
		for (let chat = 1; chat <= 300; chat++) {
			void ask("push", { chatId: chat }).then(async () => {
				// Some are kept up by 200 ms on their way out.
				if (chat % 30 < 5) await new Promise<void>((resolve) => void time.setTimer(resolve, 200));
				pace.noteLeaving(chat);
				left.push(time.now());
			});
		}
		await time.pass(20_000);
		expect(left).toHaveLength(300);
		expect(mostWithin(left, 1_000)).toBeLessThanOrEqual(30);
	});

	it("says nothing about a chat it does not know", () => {
		expect(() => startPace().pace.noteLeaving(404)).not.toThrow();
	});
});

describe("the pace of a chat", () => {
	it("gives a chat one slot a second", async () => {
		const { time, slots, ask } = startPace();
		for (let i = 0; i < 10; i++) void ask(`push ${i}`, { chatId: 7 });
		await time.pass(12_000);
		expect(slots.map(({ name }) => name)).toEqual([...Array(10).keys()].map((i) => `push ${i}`));
		expect(
			mostWithin(
				slots.map(({ at }) => at),
				1_000,
			),
		).toBe(1);
	});

	it("gives a group twenty slots a minute", async () => {
		const { time, slots, ask } = startPace();
		for (let i = 0; i < 60; i++) void ask(`push ${i}`, { chatId: -100 });
		await time.pass(190_000);
		const moments = slots.map(({ at }) => at);
		expect(slots).toHaveLength(60);
		expect(mostWithin(moments, 60_000)).toBe(20);
		expect(mostWithin(moments, 1_000)).toBe(1);
	});

	it("does not keep others waiting behind a chat that has to wait", async () => {
		const { time, ask, names } = startPace();
		for (let i = 0; i < 50; i++) void ask("busy", { chatId: -100 });
		void ask("other", { chatId: 2 });
		await time.pass(200);
		expect(names()).toEqual(["busy", "other"]);
	});

	it("sets requests that belong to no chat no limit but the overall one", async () => {
		const { time, slots, ask } = startPace();
		for (let i = 0; i < 30; i++) void ask("callback");
		await time.pass(1_000);
		expect(slots).toHaveLength(30);
	});
});

describe("the order", () => {
	it("lets answers go before pushes, and else who asked first", async () => {
		const { time, ask, names } = startPace(1);
		void ask("first", { chatId: 1 });
		void ask("push a", { chatId: 2 });
		void ask("push b", { chatId: 3 });
		void ask("answer a", { chatId: 4, priority: "answer" });
		void ask("answer b", { chatId: 5, priority: "answer" });
		await time.pass(10_000);
		expect(names()).toEqual(["first", "answer a", "answer b", "push a", "push b"]);
	});

	it("lets an answer overtake the pushes of its own chat", async () => {
		const { time, ask, names } = startPace();
		for (let i = 0; i < 3; i++) void ask(`push ${i}`, { chatId: 1 });
		void ask("answer", { chatId: 1, priority: "answer" });
		await time.pass(5_000);
		expect(names()).toEqual(["push 0", "answer", "push 1", "push 2"]);
	});
});

describe("holding", () => {
	it("holds the chat that was told to wait and no other", async () => {
		const { time, pace, slots, ask } = startPace();
		pace.hold({ chatId: 1, ms: 5_000 });
		void ask("held", { chatId: 1 });
		void ask("free", { chatId: 2 });
		await time.pass(4_999);
		expect(slots.map(({ name }) => name)).toEqual(["free"]);
		await time.pass(2);
		expect(slots.map(({ name }) => name)).toEqual(["free", "held"]);
	});

	it("holds a chat that stands in line already", async () => {
		const { time, pace, ask, names } = startPace(1);
		void ask("first", { chatId: 9 });
		void ask("held", { chatId: 1 });
		void ask("free", { chatId: 2 });
		pace.hold({ chatId: 1, ms: 10_000 });
		await time.pass(9_000);
		expect(names()).toEqual(["first", "free"]);
		await time.pass(1_500);
		expect(names()).toEqual(["first", "free", "held"]);
	});

	it("holds everybody when a second chat is told to wait meanwhile", async () => {
		const { time, pace, slots, ask } = startPace();
		pace.hold({ chatId: 1, ms: 5_000 });
		await time.pass(1_000);
		pace.hold({ chatId: 2, ms: 3_000 });
		void ask("other", { chatId: 3, priority: "answer" });
		await time.pass(2_999);
		expect(slots).toHaveLength(0);
		await time.pass(2);
		expect(slots).toHaveLength(1);
	});

	it("holds nobody else when the same chat is told twice, or the first hold is over", async () => {
		const { time, pace, slots, ask } = startPace();
		pace.hold({ chatId: 1, ms: 1_000 });
		pace.hold({ chatId: 1, ms: 2_000 });
		void ask("other", { chatId: 3 });
		await time.pass(2_500);
		expect(slots).toHaveLength(1);
		pace.hold({ chatId: 2, ms: 60_000 });
		void ask("another", { chatId: 4 });
		await time.pass(1_000);
		expect(slots).toHaveLength(2);
	});

	it("goes a little slower after it was found too fast, and in time as fast as before", async () => {
		const { time, pace, slots, ask } = startPace(30);
		const countFor = async (seconds: number) => {
			const before = slots.length;
			await time.pass(seconds * 1_000);
			return slots.length - before;
		};
		for (let chat = 1; chat <= 30_000; chat++) void ask("push", { chatId: chat });
		const usual = await countFor(20);
		for (let i = 0; i < 5; i++) {
			pace.hold({ ms: 1_000 });
			await time.pass(2_000);
		}
		expect(await countFor(20)).toBeLessThan(usual * 0.96);
		await time.pass(600_000);
		expect(await countFor(20)).toBeGreaterThanOrEqual(usual - 1);
	});

	it("survives a hold of no sensible length", async () => {
		const { time, pace, slots, ask } = startPace();
		pace.hold({ chatId: 1, ms: Number.NaN });
		pace.hold({ chatId: 1, ms: -5 });
		void ask("push", { chatId: 1 });
		await time.pass(10);
		expect(slots).toHaveLength(1);
		pace.hold({ ms: Number.POSITIVE_INFINITY });
		void ask("later", { chatId: 2 });
		await time.pass(24 * 3_600_000 + 1);
		expect(slots).toHaveLength(2);
	});
});

describe("giving up", () => {
	it("gives the place in line to the next one", async () => {
		const { time, ask, names, pace } = startPace(1);
		const giveUp = new AbortController();
		void ask("first", { chatId: 1 });
		const gone = ask("gone", { chatId: 2, signal: giveUp.signal });
		void ask("next", { chatId: 3 });
		giveUp.abort(new Error("stopping"));
		await expect(gone).rejects.toThrow("stopping");
		await time.pass(1_100);
		expect(names()).toEqual(["first", "next"]);
		expect(pace.waiting).toBe(0);
	});

	it("refuses at once when it was given up before", async () => {
		const { ask } = startPace();
		await expect(ask("late", { signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow("stopped");
	});

	it("keeps no timer when nobody waits any more", async () => {
		const { time, ask } = startPace(1);
		const giveUp = new AbortController();
		void ask("first", { chatId: 1 });
		const waits = [2, 3, 4].map((chatId) => ask("gone", { chatId, signal: giveUp.signal }));
		giveUp.abort();
		expect((await Promise.allSettled(waits)).every(({ status }) => status === "rejected")).toBe(true);
		expect(time.timers).toBe(0);
	});

	it("serves those who ask after everybody in the chat went away", async () => {
		const { time, ask, names } = startPace(1);
		const giveUp = new AbortController();
		void ask("first", { chatId: 1 });
		const gone = ask("gone", { chatId: 2, signal: giveUp.signal });
		giveUp.abort();
		await expect(gone).rejects.toThrow();
		void ask("again", { chatId: 2 });
		await time.pass(1_100);
		expect(names()).toEqual(["first", "again"]);
	});
});

it("forgets chats that were quiet for a while", async () => {
	const { time, pace, ask } = startPace(1_000);
	for (let chat = 1; chat <= 20_000; chat++) {
		void ask("push", { chatId: chat % 2 === 0 ? chat : -chat });
		await time.pass(20);
	}
	expect(pace.waiting).toBe(0);
	expect(pace.remembered).toBeLessThan(6_500);
});

it("hands out ten thousand waits without a delay worth naming", async () => {
	const { time, slots, ask } = startPace(1_000);
	const began = performance.now();
	for (let i = 0; i < 10_000; i++) void ask("push", { chatId: (i % 2_500) + 1 });
	await time.pass(12_000);
	expect(slots).toHaveLength(10_000);
	expect(performance.now() - began).toBeLessThan(3_000);
});

it("keeps every limit for a mixture of chats, holds and people who give up", async () => {
	const { time, pace, slots, ask } = startPace(30);
	let seed = 7;
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	for (let step = 0; step < 1_500; step++) {
		const chatId = random(3) === 0 ? -1 - random(4) : 1 + random(60);
		const giveUp = new AbortController();
		ask("any", { chatId, priority: random(3) === 0 ? "answer" : "push", signal: giveUp.signal }).catch(() => {});
		if (random(20) === 0) giveUp.abort();
		if (random(200) === 0) pace.hold({ chatId, ms: random(3_000) });
		await time.pass(random(40));
	}
	await time.pass(3_600_000);
	expect(pace.waiting).toBe(0);
	expect(
		mostWithin(
			slots.map(({ at }) => at),
			1_000,
		),
	).toBeLessThanOrEqual(30);
	for (const chatId of new Set(slots.map((slot) => slot.chatId))) {
		const moments = slots.filter((slot) => slot.chatId === chatId).map(({ at }) => at);
		expect(mostWithin(moments, 1_000)).toBe(1);
		if (chatId !== undefined && chatId < 0) expect(mostWithin(moments, 60_000)).toBeLessThanOrEqual(20);
	}
});
