import { termsOf } from "../text/terms-of.ts";
import { weakWordsOf } from "./weak-words.ts";

const functionWords: Record<string, string> = {
	en: "the a an of in on at to for from with by as is are was were be been being has have had do does did not no will would can could should may might must who whom which what where when while if than into over about after before under between during against out up off down more most some any all said says say saying told added one two also just only other",
	sr: "u na i a da je su se za od do iz sa s po o ne nije nisu bi će ce će biti bio bila bilo bili koji koja koje koji kao ali ili što kako kada gde gdje pred posle nakon prema zbog više već samo jer te rekao rekla kazao izjavio naveo može ће у на и а да је су се за од до из са с по о не није нису би бити био била било били који која које као али или што како када где после након према због више већ само јер рекао рекла казао изјавио навео може",
	sq: "në të e i një dhe për me nga që se është janë ishte ishin ka kanë kishte do duhet mund nuk s u si po në tek te para pas ndër mes kur ku çdo edhe më shumë tha thanë sipas",
	de: "der die das den dem des ein eine einen einem einer und oder in im an am auf zu zum zur von vom mit für bei nach vor aus über unter durch um als wie wenn dass ist sind war waren wird werden wurde wurden hat haben hatte hatten nicht kein keine sich noch nur mehr kann können soll sollen sagte sagt erklärte",
	fr: "le la les l un une des du de d à au aux et ou en dans par pour sur avec sans que qui dont où est sont était étaient a ont avait être été ne pas plus se s n y comme après avant selon dit déclaré",
	tr: "bir bu ve ile için de da den dan mi olarak olan oldu gibi daha çok en ne kadar sonra önce dedi söyledi ise her",
	uk: "у в на і й та а що як за до від з із зі про для по не є був була було були буде або чи при після під над між також сказав заявив",
	es: "el la los las un una de del a al y o en por para con sin que se es son fue fueron era ha han había ser no más como sobre entre desde hasta le lo dijo afirmó",
	it: "il lo la i gli le un una uno di del della dei delle a al alla in nel nella e o per con da dal dalla su sul che si è sono era ha hanno stato non più come tra fra ha detto",
	mk: "во на и а да е се за од до со по о не беше беа ќе може што кој која кое кои како кога каде или но по пред според рече изјави повеќе само",
};

const made = new Map<string, ReadonlySet<string>>();

/** The terms that say nothing about what a sentence is about; English ones where the language is not known. */
function functionTermsOf(language: string | undefined): ReadonlySet<string> {
	const code = language && Object.hasOwn(functionWords, language) ? language : "en";
	let found = made.get(code);
	if (!found) {
		const { leaning, personal } = weakWordsOf(code);
		found = new Set(termsOf([functionWords[code], ...leaning, ...personal].join(" ")));
		made.set(code, found);
	}
	return found;
}

/** The terms of a text without function words and single letters. */
export function contentTermsOf(text: string, language: string | undefined): string[] {
	const dropped = functionTermsOf(language);
	return termsOf(text).filter((term) => term.length > 1 && !dropped.has(term));
}
