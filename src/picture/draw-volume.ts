import type { Millis } from "../domain/feed.ts";
import { encodePng } from "./encode-png.ts";

const dayMs = 86_400_000;

const background = 0;
const bar = 1;
const text = 2;
const faint = 3;
const weekend = 4;
const colours = [0xffffff, 0x2f7d6d, 0x33413e, 0xd5dedb, 0x86b8ad];

const height = 360;
const margin = 30;
const slot = 48;
const barWidth = 34;
/** Where the bars stand, and how high the highest is. */
const floor = 300;
const tallest = 230;

/** Digits of three by five points, a row of each as bits. */
const digits = [
	[7, 5, 5, 5, 7],
	[2, 6, 2, 2, 7],
	[7, 1, 7, 4, 7],
	[7, 1, 7, 1, 7],
	[5, 5, 7, 1, 1],
	[7, 4, 7, 1, 7],
	[7, 4, 7, 5, 7],
	[7, 1, 2, 2, 2],
	[7, 5, 7, 5, 7],
	[7, 5, 7, 1, 7],
];
const digitWidth = 3;
const digitGap = 1;

/**
 * A PNG with a bar for each day, the last one being that of `now`: how many stories above it, the day of the month
 * (of UTC) below, weekends lighter.
 */
export function drawVolume(days: readonly number[], now: Millis): Uint8Array {
	const width = margin * 2 + slot * days.length;
	const pixels = new Uint8Array(width * height).fill(background);
	const fill = (left: number, top: number, wide: number, high: number, colour: number) => {
		for (let y = top; y < top + high; y++) pixels.fill(colour, y * width + left, y * width + left + wide);
	};
	const write = (number: number, middle: number, top: number, size: number, colour: number) => {
		const figures = [...String(number)].map(Number);
		const wide = (figures.length * (digitWidth + digitGap) - digitGap) * size;
		let left = Math.round(middle - wide / 2);
		for (const figure of figures) {
			for (const [row, bits] of (digits[figure] ?? []).entries()) {
				for (let column = 0; column < digitWidth; column++) {
					if (bits & (4 >> column)) fill(left + column * size, top + row * size, size, size, colour);
				}
			}
			left += (digitWidth + digitGap) * size;
		}
	};

	const most = Math.max(1, ...days);
	fill(margin, floor, slot * days.length, 2, faint);
	for (const [nth, stories] of days.entries()) {
		const date = new Date(now - (days.length - 1 - nth) * dayMs);
		const isWeekend = date.getUTCDay() % 6 === 0;
		const left = margin + nth * slot + (slot - barWidth) / 2;
		const middle = left + barWidth / 2;
		const high = stories === 0 ? 0 : Math.max(3, Math.round((stories / most) * tallest));
		fill(left, floor - high, barWidth, high, isWeekend ? weekend : bar);
		// Four digits have no room at full size.
		const size = stories > 999 ? 2 : 3;
		if (stories > 0) write(stories, middle, floor - high - 8 - 5 * size, size, text);
		write(date.getUTCDate(), middle, floor + 14, 3, text);
	}
	return encodePng({ width, height, pixels, colours });
}
