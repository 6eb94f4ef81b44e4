import { fold } from "../../text/fold.ts";
import { stem } from "../../text/stem.ts";

/** Shorter names have too many neighbours. */
const MIN_NAME_LENGTH = 5;
const MAX_SPELLINGS = 10;

/**
 * How names are spelt from one language to another, on folded words: what stands in a name, and what may stand there
 * instead. Vučić is Vuçiq in Albanian, Вучиќ (vucikj) in Macedonian, Vucich in old papers; Đoković is Djokovic,
 * Gjokoviç, Dokovic; Зеленський is Zelensky, Zelenskyy, Zelenski, Selenskyj; Михайлов is Mihajlov, Mikhaylov, Michajlow.
 */
const SPELLINGS: [RegExp, string[]][] = [
	[/(?<=[iy])c$/, ["q", "kj", "ch"]],
	[/(?<=[iy])(?:q|kj|ch|tch)$/, ["c"]],
	[/^dj/, ["gj", "d"]],
	[/^gj/, ["dj"]],
	[/(?<=sk)(?:yj|yy|ij|iy|y|i)$/, ["y", "yy", "i", "ij", "yj"]],
	[/^z(?=.*sk[iy]j?$)/, ["s"]],
	[/^s(?=.*skyj$)/, ["z"]],
	[/(?<=[aeou])j(?=[^aeiou])/, ["y"]],
	[/(?<=[ei])v$/, ["w"]],
	[/(?<=o)v$/, ["w"]],
	[/^xh/, ["dz"]],
	[/zh/, ["z"]],
	[/kh/, ["h"]],
	[/(?<=[aeiou])h(?=[aeiou])/, ["kh"]],
	[/sh/, ["s"]],
	[/(?<!s)ch(?!$)/, ["c"]],
	[/^ju/, ["yu"]],
	[/^yu/, ["ju"]],
	[/ph/, ["f"]],
];

/** Letters that other languages write as two; folding leaves one. */
const DIGRAPH_OF: Record<string, string> = { š: "sh", ш: "sh", ž: "zh", ж: "zh" };
const DIGRAPHS = /[šшžж]/gu;

/** Endings that the stemmers of these languages leave on names, by the letters a name ends in. */
const ENDINGS: { language: string; after: RegExp; endings: string[] }[] = [
	{ language: "sr", after: /[^aeiou]$/, endings: ["a", "u", "om", "em", "ev", "ov"] },
	{ language: "sr", after: /i$/, endings: ["ja", "ju", "jem"] },
	{ language: "sr", after: /[eou]$/, endings: ["a", "u", "om"] },
	{ language: "sq", after: /[^aeiou]$/, endings: ["i", "in", "it"] },
	{ language: "sq", after: /i$/, endings: ["u", "un", "ut"] },
];

/** A form of a name: its folded spelling or stem in one language. */
export interface NameForm {
	word: string;
	language: string | undefined;
}

/**
 * The ways in which a name, in lower case, may stand in texts of other languages, beside as it is: in their spelling, with their
 * endings. Few and near, so that no other name is taken for it; none for a short name.
 */
export function nameForms(name: string): NameForm[] {
	const folded = fold(name);
	if (folded.length < MIN_NAME_LENGTH || !/^[a-z]+$/.test(folded)) return [];
	const spellings = spell(name);
	const forms: NameForm[] = spellings.slice(1).map((word) => ({ word, language: undefined }));
	for (const { language, after, endings } of ENDINGS) {
		if (!after.test(folded)) continue;
		const stems = new Set(endings.map((ending) => stem(folded + ending, language)));
		stems.delete(stem(folded, language));
		for (const word of stems) if (word.length >= MIN_NAME_LENGTH - 1) forms.push({ word, language });
	}
	return forms;
}

/** The name first, then others, the likelier first. */
function spell(name: string): string[] {
	const spellings = new Set([fold(name), fold(name.replace(DIGRAPHS, (letter) => DIGRAPH_OF[letter] ?? letter))]);
	for (const [pattern, others] of SPELLINGS) {
		for (const known of [...spellings]) {
			if (!pattern.test(known)) continue;
			for (const other of others) if (spellings.size < MAX_SPELLINGS) spellings.add(known.replace(pattern, other));
		}
	}
	return [...spellings];
}
