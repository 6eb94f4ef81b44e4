import { weakWordsOf } from "./weak-words.ts";

/** What a sentence is worth for a summary, apart from what it says. */
export interface Judgement {
	/** False for what never stands in a summary: questions, fragments, cut text, furniture, quotes without a speaker. */
	isUsable: boolean;
	/** Whether it is no part of the article's flow: a caption, a call, a heading. */
	isFurniture: boolean;
	/** Whether it points back, and so needs the sentence before it. */
	leans: boolean;
	/** From 0 to 1, to multiply a score with. */
	tone: number;
}

const unusable: Judgement = { isUsable: false, isFurniture: false, leans: false, tone: 0 };
const aside: Judgement = { ...unusable, isFurniture: true };
const closers = /["'”’»“›)\]\s]+$/u;

// What papers put between their paragraphs, and calls that may stand in a sentence of their own.
const furniture =
	/^(?:read (?:more|also|next)|see also|scroll down|click here|tap here|watch|listen|subscribe|sign up|follow us|share this|advertisement|story continues|copyright|photo|image|picture|video|caption|source|by [A-Z]|foto|fotografija|fotografi|bild|quelle|izvor|burimi|lexo|lexoni|shiko|pročitajte|pročitaj|čitajte|opširnije|vidi i|pogledajte|прочитајте|читајте|читайте|опширније|погледајте|фото|повеќе|lesen sie|mehr zum|mehr dazu|auch interessant|lire aussi|à lire|crédit|devamını|kaynak|leer más|lea también|fuente|leggi anche|fonte)(?!\p{L})/iu;
const marks =
	/https?:\/\/|www\.|\S@\S|©|[{}<>|]|getty images|all rights reserved|appeared first on|erschien zuerst|click here|scroll down/i;
const pairs: [string, string][] = [
	["(", ")"],
	["[", "]"],
	["«", "»"],
];

/** Judges one sentence; `isCased` says whether the article is written with capitals. */
export function judgeSentence(sentence: string, language: string | undefined, isCased: boolean): Judgement {
	const bare = sentence.replace(closers, "");
	if (furniture.test(sentence) || marks.test(sentence) || !/[.!?…。！？।؟]$/u.test(bare)) return aside;
	if (/[?？؟]$|\.{2,}$|…/u.test(bare.slice(-4))) return unusable;
	if (sentence.length < 25 && !/[\u3040-\u9fff]/u.test(sentence)) return unusable;
	if (isCased && /^["'“„«‘(]?\p{Ll}/u.test(sentence)) return unusable;
	if (!isBalanced(sentence) || isBareQuote(sentence)) return unusable;
	// Tables, scores and lists: more figures and signs than words.
	const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
	if (letters < sentence.length * 0.55) return unusable;
	const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
	const { leaning, personal } = weakWordsOf(language);
	const isTime =
		words[0] === "this" && /^(?:week|month|year|morning|evening|weekend|summer|autumn)$/.test(words[1] ?? "");
	return {
		isUsable: true,
		isFurniture: false,
		leans: leaning.has(words[0] ?? "") && !isTime,
		// A person's own words, however apt, say less of what happened.
		tone: words.some((word) => personal.has(word)) || /^["“„«]/u.test(sentence) ? 0.7 : 1,
	};
}

/** Whether every quote and bracket opened is closed: half of a quote is no whole sentence. */
function isBalanced(sentence: string): boolean {
	const count = (char: string) => sentence.split(char).length - 1;
	if (pairs.some(([open, close]) => count(open) !== count(close))) return false;
	if (count('"') % 2) return false;
	// „ “ in German and Serbian, “ ” in English, „ ” in others: what opens must be closed by either.
	const low = count("„");
	const [left, right] = [count("“"), count("”")];
	return low ? low === left + right : left === right;
}

/** A sentence that is nothing but a quote: who said it stands elsewhere. */
function isBareQuote(sentence: string): boolean {
	if (/^["“„«][^"“”»]*["”“»][.]?$/u.test(sentence)) return true;
	// Tokenised text sets its quote marks off by spaces.
	return /^[’'‘] |[’'] ?$/u.test(sentence);
}
