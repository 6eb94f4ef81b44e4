import { languageName } from "../src/delivery/language-name.ts";
import type { Reason } from "../src/domain/topic.ts";
import { type Html, html } from "../src/html.ts";
import type { Say } from "../src/words/words.ts";
import { listInBold, listWords } from "./list-words.ts";
import { shorten } from "./shorten.ts";

const maxFoundShown = 8;
const maxBesideShown = 4;
const places: Reason["where"][] = ["title", "summary", "text", "source", "language"];

/** What was found and where, in one phrase: "**Kosovo** and **Serbia** in the title and **talks** in the text". */
export function explainReasons(reasons: readonly Reason[], say: Say): Html {
	const found = places.flatMap((where) => {
		const here = sayEachOnce(reasons.filter((reason) => reason.where === where)).slice(0, maxFoundShown);
		const { own = [], beside = [], model = [] } = Object.groupBy(here, originOf);
		// Said once for all of them.
		const among = (key: "why-found-beside" | "why-found-by-model", reasons: readonly Reason[]) => {
			const forms = reasons.map((reason) => reason.found);
			return forms.length > 0 ? [say(key, { found: listInBold(forms, maxBesideShown, say) })] : [];
		};
		const shown = [
			...own.map((reason) => showFound(reason, say)),
			...among("why-found-by-model", model),
			...among("why-found-beside", beside),
		];
		return shown.length > 0 ? [say(`why-in-${where}`, { found: listWords(shown, say) })] : [];
	});
	return listWords(found, say);
}

/** Whose word led to it: a term of the reader's, a word that stands beside the topic in stored articles, or a model's. */
function originOf({ term, byModel }: Reason): "own" | "beside" | "model" {
	if (byModel) return "model";
	return term === "" ? "beside" : "own";
}

/**
 * What was found for several terms is said of the one it is, else of the first; and not of a part of what was found for
 * the same term: who follows "missing persons" need not be told of "missing".
 */
function sayEachOnce(reasons: readonly Reason[]): Reason[] {
	const byFound = new Map<string, Reason>();
	for (const reason of reasons) {
		const found = reason.found.toLowerCase();
		if (!byFound.has(found) || reason.term.toLowerCase() === found) byFound.set(found, reason);
	}
	const each = [...byFound.entries()];
	return each
		.filter(([part, { term }]) => !each.some(([whole, other]) => other.term === term && isWithin(part, whole)))
		.map(([, reason]) => reason);
}

function isWithin(part: string, whole: string): boolean {
	return part !== whole && ` ${whole} `.includes(` ${part} `);
}

function showFound({ term, found, where }: Reason, say: Say): Html {
	if (where === "language") return html`<b>${languageName(found, say.locale) ?? found}</b>`;
	const form = shorten(found, 60);
	const isSame = term.toLowerCase() === found.toLowerCase();
	return isSame ? say("why-found", { found: form }) : say("why-found-for", { found: form, term: shorten(term, 60) });
}
