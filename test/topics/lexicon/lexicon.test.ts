import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stem } from "../../../src/text/stem.ts";
import { isStopWord } from "../../../src/text/stop-words.ts";
import { tokenize } from "../../../src/text/tokenize.ts";
import { isFrequentWord } from "../../../src/topics/lexicon/frequent-words.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { readShippedFiles } from "../../../src/topics/lexicon/lexicon-files.ts";
import { lexiconLanguages } from "../../../src/topics/lexicon/lexicon-languages.ts";
import { loadLexicon } from "../../../src/topics/lexicon/load-lexicon.ts";
import { type Concept, readLexicon } from "../../../src/topics/lexicon/read-lexicon.ts";
import { formsOf, languageBit } from "../../../src/topics/matching/term-forms.ts";

const MAX_HEAD_LENGTH = 60;
/** A hundred thousand words take a while on a busy machine. */
const ALL_WORDS_MS = 60_000;
/** Sections of newspapers, and what stands beside things, are called by everyday words. */
const EVERYDAY = ["categories.txt", "general.txt"];
/** Which part of its heads a concept may have in common with another one. */
const MAX_SHARED = 0.7;
const CYRILLIC = new Set(["uk", "mk"]);
/** Serbian is written in both scripts. */
const BOTH = new Set(["sr"]);

const files = readShippedFiles().map(({ name, bytes }) => {
	const text = bytes.toString();
	return { name, text, concepts: readLexicon(text, name) };
});
const concepts = files.flatMap((file) => file.concepts);
const lexicon = createLexicon();

const fileOf = (text: string) => ({ name: "a.txt", bytes: Buffer.from(text) });

/** Every head with where it stands. */
function* heads(): Generator<{ file: string; concept: Concept; language: string; head: string }> {
	for (const { name, concepts } of files)
		for (const concept of concepts)
			for (const [language, words] of concept.words)
				for (const head of words.heads) yield { file: name, concept, language, head };
}

function tell({ file, concept, language, head }: { file: string; concept: Concept; language: string; head: string }) {
	return `${file}, ${concept.id}, ${language}: ${head}`;
}

describe("the lexicon's files", () => {
	it("have each concept in all ten languages", () => {
		const missing: string[] = [];
		for (const id of new Set(concepts.map((concept) => concept.id))) {
			const concept = lexicon.get(id);
			for (const language of lexiconLanguages)
				if ((concept?.words.get(language)?.heads.length ?? 0) === 0) missing.push(`${id}: ${language}`);
		}
		expect(missing).toEqual([]);
	});

	it("know thousands of concepts", () => {
		expect(new Set(concepts.map((concept) => concept.id)).size).toBeGreaterThanOrEqual(2_000);
	});

	it("have a concept in one block of a file, so that a second file is what adds to it", () => {
		const doubled = files.flatMap(({ name, concepts }) => {
			const ids = concepts.map(({ id }) => id);
			return ids.filter((id, nth) => ids.indexOf(id) !== nth).map((id) => `${name}: ${id}`);
		});
		expect(doubled).toEqual([]);
	});

	it("are tidy: no carriage returns, no blanks around lines, and languages the bot reads", () => {
		for (const { name, text } of files) {
			expect(text, name).not.toMatch(/\r|^[^\S\n]|[^\S\n]$|\uFEFF/m);
			expect(text, name).toMatch(/\n$/);
		}
		const languages = new Set(concepts.flatMap((concept) => [...concept.words.keys()]));
		expect([...languages].filter((language) => !lexiconLanguages.includes(language))).toEqual([]);
	});

	it("write Ukrainian and Macedonian in Cyrillic, Serbian in either script, all others in Latin letters", () => {
		const wrong: string[] = [];
		for (const entry of heads()) {
			const { language, head } = entry;
			const isCyrillic = /\p{Script=Cyrillic}/u.test(head);
			if ((isCyrillic && !CYRILLIC.has(language) && !BOTH.has(language)) || isMixed(head)) wrong.push(tell(entry));
		}
		// Names of firms and the newest of English words keep their letters, but not alone.
		for (const { name, concepts } of files)
			for (const { id, words } of concepts)
				for (const language of CYRILLIC)
					if (!/\p{Script=Cyrillic}/u.test(words.get(language)?.heads.join() || "а"))
						wrong.push(`${name}, ${id}, ${language}`);
		expect(wrong).toEqual([]);
	});

	it("have heads of at most sixty characters", () => {
		expect([...heads()].filter(({ head }) => head.length > MAX_HEAD_LENGTH).map(tell)).toEqual([]);
	});

	it("have no words that every text of the language has", () => {
		const wrong: string[] = [];
		for (const { name, concepts } of files)
			for (const { id, words } of concepts)
				for (const [language, { heads, signs, hints }] of words)
					for (const phrase of [...heads, ...signs, ...hints])
						if (saysNothing(phrase, language)) wrong.push(`${name}, ${id}, ${language}: ${phrase}`);
		expect(wrong).toEqual([]);
	});
});

describe("the lexicon's words", () => {
	it("are not among those that all news has", () => {
		const wrong: string[] = [];
		for (const { name, concepts } of files.filter(({ name }) => !EVERYDAY.includes(name)))
			for (const { id, words } of concepts)
				for (const [language, { heads, signs }] of words)
					for (const word of [...heads, ...signs]) {
						const [token, ...more] = tokenize(word);
						if (token === undefined || more.length > 0 || token.isAcronym) continue;
						if (isFrequentWord(token.folded, language)) wrong.push(`${name}, ${id}, ${language}: ${word}`);
					}
		expect(wrong).toEqual([]);
	});

	it("keep what tells a phrase apart: start-up is not start, nor US president any president", () => {
		const formsOfPhrase = (language: string, phrase: string) =>
			formsOf(
				"c:it",
				createLexicon(() => [fileOf(`it\n${language} ${phrase}`)]),
			).map(({ words }) => words.join(" "));
		expect(formsOfPhrase("en", "start-up")).toEqual(["start up"]);
		expect(formsOfPhrase("en", "US president")).toContain("us president");
		expect(new Set(formsOfPhrase("en", "Kosova A"))).toEqual(new Set(["kosova a"]));
		expect(formsOfPhrase("sq", "të burgosur")).not.toContain("te burgosur");
	});

	it("count as they are written only, where everyday words have their stem", () => {
		const french = createLexicon(() => [fileOf("parliament\nfr parlement")]);
		expect(formsOf("c:parliament", french).map(({ words }) => words)).toEqual([["parlement"]]);
		expect(formsOf("w:parle", french)).not.toEqual([]);
	});

	it("count in other languages as names with a capital, and not where they are an everyday word", () => {
		const lexicon = createLexicon(() => [fileOf("uber\nen Uber\nde Fahrdienst")]);
		const names = formsOf("c:uber", lexicon).filter(({ isName }) => isName);
		expect(names.map(({ words }) => words)).toEqual([["uber"]]);
		expect((names[0]?.languages ?? 0) & languageBit("fr")).not.toBe(0);
		expect((names[0]?.languages ?? 0) & languageBit("de")).toBe(0);
		const german = createLexicon(() => [fileOf("storm\nde Sturm")]);
		expect(formsOf("c:storm", german).some(({ isName }) => isName)).toBe(false);
	});

	it("are those of one concept, with no second one that has most of the same heads", () => {
		const idsOf = new Map<string, Set<string>>();
		const sizes = new Map<string, number>();
		for (const { concept, language, head } of heads()) {
			const key = `${language} ${tokenize(head)
				.map((word) => stem(word.word, language))
				.join(" ")}`;
			const ids = idsOf.get(key) ?? new Set();
			if (!ids.has(concept.id)) sizes.set(concept.id, (sizes.get(concept.id) ?? 0) + 1);
			idsOf.set(key, ids.add(concept.id));
		}
		const shared = new Map<string, number>();
		for (const ids of idsOf.values())
			for (const one of ids)
				for (const other of ids)
					if (one < other) shared.set(`${one} ${other}`, (shared.get(`${one} ${other}`) ?? 0) + 1);
		const twins = [...shared].filter(([pair, count]) => {
			const [one = "", other = ""] = pair.split(" ");
			return count > MAX_SHARED * Math.min(sizes.get(one) ?? 0, sizes.get(other) ?? 0);
		});
		expect(twins).toEqual([]);
	});
});

/** Only an acronym may look like a small word: it counts in capitals alone. */
function saysNothing(phrase: string, language: string): boolean {
	const words = tokenize(phrase);
	return words.every((word) => isStopWord(word.folded, language) && !(words.length === 1 && word.isAcronym));
}

/** A Latin letter that looks like a Cyrillic one: nothing would ever find the word. */
function isMixed(word: string): boolean {
	return word.split(/[^\p{L}]/u).some((part) => /\p{Script=Cyrillic}/u.test(part) && /\p{Script=Latin}/u.test(part));
}

describe("the lexicon", () => {
	it("finds every concept by each of its heads", { timeout: ALL_WORDS_MS }, () => {
		const lost: string[] = [];
		for (const entry of heads()) {
			const words = tokenize(entry.head);
			const isSmall = (word = words[0]) =>
				word === undefined || (isStopWord(word.folded, entry.language) && !(word.isAcronym && word.word.length <= 4));
			// No topic is taken from its small words at the ends; as forms of the concept such heads are good.
			if (words.length > 1 && (isSmall() || isSmall(words.at(-1)))) continue;
			const [found] = lexicon.recognise(words, entry.language);
			if (found?.to !== words.length || !found.concepts.includes(entry.concept.id)) lost.push(tell(entry));
		}
		expect(lost).toEqual([]);
	});

	it("finds a word in whatever form, when it has the stem of a head", { timeout: ALL_WORDS_MS }, () => {
		const lost: string[] = [];
		for (const language of lexiconLanguages) {
			const idsByStem = new Map<string, Set<string>>();
			const all = concepts.map((concept) => ({ id: concept.id, words: concept.words.get(language) }));
			for (const { id, words } of all) {
				for (const head of words?.heads ?? []) {
					const [word, ...more] = tokenize(head);
					if (word === undefined || more.length > 0 || word.isAcronym) continue;
					const key = stem(word.word, language);
					idsByStem.set(key, (idsByStem.get(key) ?? new Set()).add(id));
				}
			}
			const others = all.flatMap(({ words }) => [...(words?.heads ?? []), ...(words?.signs ?? [])]);
			for (const word of new Map(others.flatMap(tokenize).map((word) => [word.word, word])).values()) {
				const key = stem(word.word, language);
				// Stems this short are accidents of the stemmer.
				if (word.isAcronym || key.length < 3) continue;
				const found = new Set(lexicon.recognise([word], language).flatMap((run) => run.concepts));
				for (const id of idsByStem.get(key) ?? []) if (!found.has(id)) lost.push(`${language} ${word.word}: ${id}`);
			}
		}
		expect(lost).toEqual([]);
	});

	it("reads nothing before it is asked, and its files once", () => {
		let reads = 0;
		const lazy = createLexicon(() => {
			reads++;
			return [fileOf("price\nen price, cost of living; inflation")];
		});
		expect(reads).toBe(0);
		expect(lazy.get("price")?.words.get("en")).toEqual({
			heads: ["price", "cost of living"],
			signs: ["inflation"],
			hints: [],
		});
		expect(lazy.recognise(tokenize("the costs of the living prices"), "en")).toEqual([
			{ from: 1, to: 5, concepts: ["price"] },
			{ from: 5, to: 6, concepts: ["price"] },
		]);
		expect(reads).toBe(1);
	});

	it("is made ready a little at a time, and answers meanwhile as it does after", async () => {
		let reads = 0;
		const fresh = createLexicon(() => {
			reads++;
			return readShippedFiles();
		});
		let isReady = false;
		let turns = 0;
		const count = () => {
			turns++;
			if (!isReady) setImmediate(count);
		};
		setImmediate(count);
		const ready = Promise.all([fresh.prepare(), fresh.prepare()]);
		await new Promise((resolve) => setImmediate(resolve));
		const early = fresh.get("talks");
		await ready;
		isReady = true;
		expect(turns).toBeGreaterThan(lexiconLanguages.length);
		expect(reads).toBe(1);
		expect(early).toEqual(lexicon.get("talks"));
		expect(fresh.get("talks")).toEqual(early);
	});

	it("reads a concept that has several blocks as one, each word once", () => {
		const parts = ["price\nen price, cost; shop", "# more\n\nprice\nen cost, fee; shop; euro\nde Preis"];
		const merged = createLexicon(() => parts.map(fileOf)).get("price");
		expect(merged?.words.get("en")).toEqual({ heads: ["price", "cost", "fee"], signs: ["shop"], hints: ["euro"] });
		expect(merged?.words.get("de")?.heads).toEqual(["Preis"]);
	});

	it("tells what is said of anything from things of their own", () => {
		expect([lexicon.get("deaths")?.isGeneral, lexicon.get("protest")?.isGeneral]).toEqual([true, false]);
		const own = ["flood\nen flood", "# ours\n\ngeneral flood\nen inundation"].map(fileOf);
		expect(createLexicon(() => own).get("flood")?.isGeneral).toBe(true);
	});

	it("knows countries by their names in all languages and both Serbian scripts", () => {
		const names = (language: string) => lexicon.get("XK")?.words.get(language)?.heads;
		expect(lexicon.get("XK")?.country).toBe("XK");
		expect(names("sr")).toEqual(expect.arrayContaining(["Kosovo", "Косово"]));
		expect(names("uk")).toContain("Косово");
		expect(lexicon.recognise(tokenize("Wahl in Deutschland"), "de").at(-1)?.concepts).toEqual(["DE"]);
	});
});

describe("an operator's own files", () => {
	const folder = mkdtempSync(join(tmpdir(), "lexicon-"));
	afterAll(() => rmSync(folder, { recursive: true }));
	const write = (name: string, text: string) => {
		const own = join(folder, name);
		mkdirSync(own);
		writeFileSync(join(own, "mine.txt"), text);
		writeFileSync(join(own, "notes.md"), "not a lexicon");
		return own;
	};

	it("add concepts, and words to those that are known, however the editor ends its lines", async () => {
		const own = write(
			"good",
			"\uFEFF# ours\r\nskanderbeg-square\r\nen Skanderbeg Square \r\n\r\nprotest\r\nen sit-down on the square\r\n",
		);
		const lexicon = await loadLexicon(own);
		const find = (text: string) => lexicon.recognise(tokenize(text), "en").flatMap(({ concepts }) => concepts);
		expect(find("Skanderbeg Square")).toEqual(["skanderbeg-square"]);
		expect(find("sit-down on the square")).toEqual(["protest"]);
		expect(find("protests")).toContain("protest");
	});

	it("are refused with the file and the line of what is not written well", async () => {
		const cases = {
			"a heading": "# ours\n\nSkanderbeg Square\n",
			"a line": "square\nen Skanderbeg Square\n\nfair\nen fair\nfair in all languages\n",
			"a twice": "square\nen square\nen place\n",
			"a fourth": "square\nen square; a; b; c\n",
			"an unknown language": "# ours\nsquare\nen square\nzz foo\n",
			"a country": "country Albania\nen Albania\n",
		};
		const told: string[] = [];
		for (const [name, text] of Object.entries(cases)) {
			const own = write(name, text);
			await loadLexicon(own).catch((error) => told.push(error.message.replace(own, "")));
		}
		expect(told).toEqual([
			'/mine.txt, line 3: the id of a concept, such as "climate-change" or "country XK", is expected',
			'/mine.txt, line 6: a language and its words, such as "en talks, dialogue; envoy", is expected',
			"/mine.txt, line 3: one line for en in each concept, with all its words, is expected",
			"/mine.txt, line 2: at most two semicolons, between heads, signs and hints, is expected",
			"/mine.txt, line 4: one of the languages en, sr, sq, de, fr, es, it, tr, uk, mk is expected",
			'/mine.txt, line 1: the id of a concept, such as "climate-change" or "country XK", is expected',
		]);
	});

	it("need not be there", async () => {
		expect((await loadLexicon(join(folder, "nowhere"))).get("protest")).toBeDefined();
	});
});
