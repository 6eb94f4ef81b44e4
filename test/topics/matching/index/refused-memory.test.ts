import { afterEach, describe, expect, it, vi } from "vitest";
import { Memory } from "../../../../src/topics/matching/index/memory.ts";

/** Numbers a memory holds when it becomes one that grows in place, give or take. */
const LARGE = 1 << 20;

afterEach(() => {
	vi.unstubAllGlobals();
});

/** Blocks of so many numbers, each full of its own place in the list. */
function allocateFilled(memory: Memory, count: number, size: number): number[] {
	return Array.from({ length: count }, (_, nth) => {
		const at = memory.allocate(size);
		memory.ints.fill(nth, at, at + size);
		return at;
	});
}

function expectWhole(memory: Memory, blocks: readonly number[], size: number): void {
	for (const [nth, at] of blocks.entries()) expect([memory.ints[at], memory.ints[at + size - 1]]).toEqual([nth, nth]);
}

describe("a memory, where the system refuses addresses", () => {
	it("grows by copying when it may not have them reserved, and keeps what stands in it", () => {
		class Refused {
			constructor() {
				throw new RangeError("could not allocate memory");
			}
		}
		vi.stubGlobal("WebAssembly", { Memory: Refused });
		const memory = new Memory();
		const blocks = allocateFilled(memory, 60, 50_000);
		expect(memory.ints.length).toBeGreaterThan(2 * LARGE);
		expectWhole(memory, blocks, 50_000);
	});

	it("stays as it was when it may not grow further, and still gives out what was released", () => {
		const memory = new Memory();
		const blocks = allocateFilled(memory, 30, 50_000);
		const { byteLength, ints } = memory;
		expect(() => memory.allocate(2 ** 30)).toThrow(RangeError);
		expect(memory.byteLength).toBe(byteLength);
		expect(memory.ints).toBe(ints);
		expectWhole(memory, blocks, 50_000);
		memory.release(blocks[7] as number, 50_000);
		expect(memory.allocate(50_000)).toBe(blocks[7]);
	});
});
