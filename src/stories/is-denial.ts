import { fold } from "../text/fold.ts";

/** Words that turn a sentence into its opposite; most of them are too small to be terms. */
const LISTS: Record<string, string> = {
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

const DENIALS = new Map(
	Object.entries(LISTS).map(([language, words]) => [language, new Set(words.split(" ").map(fold))]),
);

/** Whether a folded word denies what is said; English is taken where the language is not known. */
export function isDenial(folded: string, language = "en"): boolean {
	return DENIALS.get(language)?.has(folded) === true || (language === "en" && folded.endsWith("n't"));
}
