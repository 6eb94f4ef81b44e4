/** How languages write one sound of a name, after folding: Vuçiq, Vučić; Thaçi, Tachi, Tači; Charkiw, Kharkiv, Harkiv. */
const SPELLINGS: readonly [RegExp, string][] = [
	[/tsch|tch|ch|cz|q/g, "c"],
	[/sch|sh|sz/g, "s"],
	[/zh/g, "z"],
	[/xh|dj|gj/g, "dz"],
	[/kh/g, "h"],
	[/ph/g, "f"],
	[/th/g, "t"],
	[/ck|k/g, "c"],
	[/w/g, "v"],
	[/[yj]/g, "i"],
	[/x/g, "cs"],
];
/** Stems of so many letters in common make two forms of one name, when no more of either is left. */
const MIN_STEM = 4;
const MAX_ENDING = 3;

/** A folded name as it is compared between languages. */
export function spellName(folded: string): string {
	let spelled = folded;
	for (const [written, sound] of SPELLINGS) spelled = spelled.replace(written, sound);
	return spelled.replace(/(.)\1/g, "$1");
}

/** Whether two names, spelled so, are forms of one: Vucic and Vucica, Berisha and Berishen. */
export function isSameName(one: string, other: string): boolean {
	if (one === other) return true;
	let common = 0;
	while (common < one.length && one[common] === other[common]) common++;
	return common >= MIN_STEM && one.length - common <= MAX_ENDING && other.length - common <= MAX_ENDING;
}
