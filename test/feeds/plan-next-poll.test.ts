import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planNextPoll } from "../../src/feeds/plan-next-poll.ts";

const poll = { polledAt: 1_000_000, minIntervalMs: 300_000, failures: 0, random: 0 };
const waitAfter = (change: Partial<Parameters<typeof planNextPoll>[0]>) =>
	planNextPoll({ ...poll, ...change }) - poll.polledAt;

describe("planNextPoll", () => {
	it("asks again after the interval when all went well", () => {
		expect(waitAfter({ random: 0.9 })).toBe(300_000);
	});

	it("waits twice as long after each failure, at most six hours, and never gives up", () => {
		const waits = [1, 2, 3, 4, 7, 8, 50, 100_000].map((failures) => waitAfter({ failures }) / 60_000);
		expect(waits).toEqual([5, 10, 20, 40, 320, 360, 360, 360]);
	});

	it("spreads feeds that failed together", () => {
		expect(waitAfter({ failures: 3, random: 1 })).toBe(1_320_000);
	});

	it("waits as long as the server asked, but not less than the interval", () => {
		expect(waitAfter({ failures: 1, retryAfterMs: 7_200_000 })).toBe(7_200_000);
		expect(waitAfter({ failures: 1, retryAfterMs: 10 })).toBe(300_000);
	});

	it("never plans earlier than the interval and always plans", () => {
		fc.assert(
			fc.property(
				fc.nat(),
				fc.integer({ min: 1, max: 86_400_000 }),
				fc.float({ min: 0, max: 1, noNaN: true }),
				(failures, minIntervalMs, random) => {
					const wait = waitAfter({ failures, minIntervalMs, random });
					expect(wait).toBeGreaterThanOrEqual(minIntervalMs);
					expect(wait).toBeLessThanOrEqual(Math.max(21_600_000, minIntervalMs) * 1.1 + 1);
				},
			),
		);
	});
});
