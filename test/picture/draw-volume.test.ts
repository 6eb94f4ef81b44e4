import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawVolume } from "../../src/picture/draw-volume.ts";
import { encodePng } from "../../src/picture/encode-png.ts";

/** The chunks of a PNG, whose sums are not looked at. */
function readChunks(png: Uint8Array): { type: string; data: Buffer }[] {
	const bytes = Buffer.from(png);
	const chunks: { type: string; data: Buffer }[] = [];
	for (let at = 8; at < bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		chunks.push({
			type: bytes.toString("latin1", at + 4, at + 8),
			data: bytes.subarray(at + 8, at + 8 + length),
		});
		at += 12 + length;
	}
	return chunks;
}

function readPixels(png: Uint8Array) {
	const [header, , image] = readChunks(png);
	const width = header?.data.readUInt32BE(0) ?? 0;
	const lines = inflateSync(image?.data ?? Buffer.alloc(0));
	return { width, colourAt: (x: number, y: number) => lines[y * (width + 1) + 1 + x] };
}

describe("a PNG of ours", () => {
	it("is the one everybody else makes of these pixels", () => {
		const png = encodePng({ width: 2, height: 1, pixels: Uint8Array.of(0, 1), colours: [0xff0000, 0x0000ff] });
		expect(Buffer.from(png.subarray(0, 8)).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
		const chunks = readChunks(png);
		expect(chunks.map(({ type }) => type)).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
		expect(chunks[0]?.data.toString("hex")).toBe("00000002000000010803000000");
		expect(chunks[1]?.data.toString("hex")).toBe("ff00000000ff");
		expect([...inflateSync(chunks[2]?.data ?? Buffer.alloc(0))]).toEqual([0, 0, 1]);
		// The sum of an IEND is known.
		expect(Buffer.from(png.subarray(-4)).toString("hex")).toBe("ae426082");
	});
});

describe("the picture of a topic's volume", () => {
	// A Monday.
	const now = Date.UTC(2026, 2, 2, 9);

	it("has a bar for each day, as high as it had stories, weekends lighter", () => {
		const days = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 1];
		const { width, colourAt } = readPixels(drawVolume(days, now));
		expect(width).toBe(60 + 14 * 48);
		const top = (day: number) => {
			const x = 30 + day * 48 + 24;
			for (let y = 60; y < 300; y++) if ([1, 4].includes(colourAt(x, y) ?? 0)) return y;
			return 300;
		};
		expect([10, 11, 12, 13].map((day) => 300 - top(day))).toEqual([0, 115, 230, 58]);
		expect([11, 12, 13].map((day) => colourAt(30 + day * 48 + 24, 299))).toEqual([4, 4, 1]);
	});

	it("is small, and takes any numbers", () => {
		for (const days of [[], [0], [123_456, 1, 0, 99_999], Array(14).fill(7)])
			expect(drawVolume(days, now).length).toBeLessThan(4_000);
	});
});
