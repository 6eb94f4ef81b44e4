import { languageName } from "../src/delivery/language-name.ts";
import type { Reason } from "../src/domain/topic.ts";
import { type Html, html } from "../src/html.ts";
import type { Say } from "../src/words/words.ts";
import { listWords } from "./list-words.ts";
import { shorten } from "./shorten.ts";

const maxFoundShown = 8;
const places: Reason["where"][] = ["title", "summary", "text", "source", "language"];

/** What was found and where, in one phrase: "**Kosovo** and **Serbia** in the title and **talks** in the text". */
export function explainReasons(reasons: readonly Reason[], say: Say): Html {
	const found = places.flatMap((where) => {
		const here = sayEachOnce(reasons.filter((reason) => reason.where === where)).slice(0, maxFoundShown);
		if (here.length === 0) return [];
		return [
			say(`why-in-${where}`, {
				found: listWords(
					here.map((reason) => showFound(reason, say)),
					say,
				),
			}),
		];
	});
	return listWords(found, say);
}

/** What was found for several terms is said of the one it is, else of the first. */
function sayEachOnce(reasons: readonly Reason[]): Reason[] {
	const byFound = new Map<string, Reason>();
	for (const reason of reasons) {
		const found = reason.found.toLowerCase();
		if (!byFound.has(found) || reason.term.toLowerCase() === found) byFound.set(found, reason);
	}
	return [...byFound.values()];
}

function showFound({ term, found, where }: Reason, say: Say): Html {
	if (where === "language") return html`<b>${languageName(found, say.locale) ?? found}</b>`;
	const form = shorten(found, 60);
	// No term of the reader's: a word the stored articles have beside the topic.
	if (term === "") return say("why-found-beside", { found: form });
	const isSame = term.toLowerCase() === found.toLowerCase();
	return isSame ? say("why-found", { found: form }) : say("why-found-for", { found: form, term: shorten(term, 60) });
}
