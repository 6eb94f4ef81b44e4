/**
 * English nouns that the lexicon has no head for and whose stem, or which as they stand, another language has: state is
 * an Albanian statue, policy a Turkish one of insurance. Readers who type one of them alone mean the English word.
 */
const NOUNS = new Set(
	`audit audits balance basis batteries bones brand brands camera cameras cargo chart charts chip christian christians cloud clouds collision consumer
consumers corner cover dance demand depression dollar dollars domain employer employers evolution exile folk fruit fruits fund funds gender grave
graves heritage intelligence jam land lands letter letters lion lions march mars miles miner miners mines minor minors monument monuments nuclear
paper papers parade partner partners people photograph photographs place places plant plants plate plates platform policies policy poll polls press
process processes product products promise promises protein pub pubs radar rate rates rating ratings renovation report reports resistance revenue
revenues routes sea seas senior seniors server servers share shares stamp stamps state states studio studios suit suits table tables television temple
temples terminal tip tips tongue tribe tribes uniform uniforms universe value values veto zone zones`
		.trim()
		.split(/\s+/),
);

/** Whether a folded word is such a noun. */
export function isEnglishNoun(folded: string): boolean {
	return NOUNS.has(folded);
}
