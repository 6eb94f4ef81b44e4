import { expect, it } from "vitest";
import { explainReasons } from "../../commands/explain-reasons.ts";
import { openWords } from "../../src/words/open-words.ts";

const say = openWords().in("en");

it("says a word once that was found for several terms, as the one it is", () => {
	const found = explainReasons(
		[
			{ term: "Kosovo–Serbia dialogue", found: "Kosovo", where: "title" },
			{ term: "Kosovo", found: "Kosovo", where: "title" },
			{ term: "dialogue", found: "talks", where: "title" },
			{ term: "Kosovo–Serbia dialogue", found: "Talks", where: "title" },
		],
		say,
	);
	expect(found.toString()).toBe("<b>Kosovo</b> and <b>talks</b> (for dialogue) in the title");
});
