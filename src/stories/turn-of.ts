import { fold } from "../text/fold.ts";

/** What small words make other news of the same words: it is not so, or it is so once more. */
type Turn = "not" | "again";

const NOT: Record<string, string> = {
	en: "not no never neither nor without cannot",
	sr: "ne nije nisu neće nema nemaju nijedan nikad bez",
	sq: "nuk s mos asnjë kurrë pa",
	de: "nicht kein keine keinen keiner nie ohne",
	fr: "ne n pas jamais aucun aucune sans non",
	tr: "değil yok hiç asla",
	uk: "не ні немає ніколи без",
	es: "no nunca ni sin",
	it: "non no mai né senza",
	mk: "не нема ниту без",
	ru: "не нет ни никогда без",
};

/** Those that are small words; others count as words of the title. */
const AGAIN: Record<string, string> = {
	en: "again",
	de: "wieder",
	fr: "encore",
	it: "ancora",
};

const TURNS = new Map<string, Map<string, Turn>>();
for (const [turn, lists] of [
	["not", NOT],
	["again", AGAIN],
] as const)
	for (const [language, words] of Object.entries(lists)) {
		const turns = TURNS.get(language) ?? new Map<string, Turn>();
		for (const word of words.split(" ")) turns.set(fold(word), turn);
		TURNS.set(language, turns);
	}

/** What a folded word makes of the others, if anything; English is taken where the language is not known. */
export function turnOf(folded: string, language = "en"): Turn | undefined {
	return TURNS.get(language)?.get(folded) ?? (language === "en" && folded.endsWith("n't") ? "not" : undefined);
}
