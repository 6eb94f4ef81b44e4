const signs = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** Counts as one line of signs, the largest the highest; only a count of nothing is the lowest. */
export function drawBar(counts: readonly number[]): string {
	const most = Math.max(1, ...counts);
	return counts
		.map((count) => (count <= 0 ? signs[0] : signs[Math.ceil((count / most) * (signs.length - 1))]))
		.join("");
}
