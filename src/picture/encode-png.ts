import { crc32, deflateSync } from "node:zlib";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const bitsPerPixel = 8;
const paletteColours = 3;

/** A picture of a few colours: for each pixel, line by line, the number of its colour. */
export interface Picture {
	width: number;
	height: number;
	pixels: Uint8Array;
	/** At most 256, each as 0xRRGGBB. */
	colours: readonly number[];
}

/** The picture as a PNG file (ISO/IEC 15948, indexed colour). */
export function encodePng({ width, height, pixels, colours }: Picture): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = bitsPerPixel;
	header[9] = paletteColours;
	const palette = Buffer.alloc(colours.length * 3);
	for (const [nth, colour] of colours.entries()) palette.writeUIntBE(colour, nth * 3, 3);
	// Each line begins with the number of its filter: 0, none.
	const lines = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
	return Buffer.concat([
		signature,
		chunk("IHDR", header),
		chunk("PLTE", palette),
		chunk("IDAT", deflateSync(lines)),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Uint8Array): Buffer {
	const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}
