import fc from "fast-check";
import { expect, it } from "vitest";
import { Memory } from "../../../../src/topics/matching/index/memory.ts";
import { PieceReader, PieceWriter } from "../../../../src/topics/matching/index/pieces.ts";

interface Block {
	at: number;
	size: number;
	mark: number;
}

function fill(memory: Memory, { at, size, mark }: Block): void {
	memory.ints.fill(mark, at, at + size);
}

function isWhole(memory: Memory, { at, size, mark }: Block): boolean {
	return memory.ints.subarray(at, at + size).every((number) => number === mark);
}

function copy(memory: Memory): Memory {
	const out = new PieceWriter();
	memory.write(out);
	const ints = Int32Array.from(out.pieces.flatMap((piece) => [...piece]));
	let at = 0;
	const fill = (into: Int32Array) => {
		into.set(ints.subarray(at, at + into.length));
		at += into.length;
	};
	return Memory.read(new PieceReader(fill, ints.length));
}

it("never gives out what is in use, however blocks come and go, also in a copy of it", () => {
	const step = fc.record({ size: fc.integer({ min: 1, max: 700 }), releases: fc.nat(3), isCopied: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			let memory = new Memory();
			const blocks: Block[] = [];
			for (const [nth, { size, releases, isCopied }] of steps.entries()) {
				const block = { at: memory.allocate(size), size, mark: nth + 1 };
				fill(memory, block);
				blocks.push(block);
				if (releases === 0) {
					const [gone] = blocks.splice(nth % blocks.length, 1);
					if (gone !== undefined) memory.release(gone.at, gone.size);
				}
				if (isCopied && nth % 10 === 0) memory = copy(memory);
				expect(blocks.every((kept) => isWhole(memory, kept))).toBe(true);
			}
		}),
	);
});

it("gives a released block out again to the next of its size", () => {
	const memory = new Memory();
	for (const size of [1, 3, 64, 5_000]) {
		const first = memory.allocate(size);
		const second = memory.allocate(size);
		memory.release(first, size);
		memory.release(second, size);
		const before = memory.byteLength;
		expect([memory.allocate(size), memory.allocate(size)]).toEqual([second, first]);
		expect(memory.byteLength).toBe(before);
	}
});

it("keeps what stands in it while it grows large", () => {
	const memory = new Memory();
	const blocks: Block[] = [];
	for (let nth = 0; nth < 80; nth++) {
		const block = { at: memory.allocate(50_000), size: 50_000, mark: nth };
		fill(memory, block);
		blocks.push(block);
	}
	expect(memory.byteLength).toBeGreaterThan(80 * 50_000 * 4);
	expect(blocks.every((block) => isWhole(memory, block))).toBe(true);
});
