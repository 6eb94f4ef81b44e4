// Fills an index from stored topics in a process of its own, as a start without a copy does, prints how many
// milliseconds it took, and writes the copy.
import { createLexicon } from "../src/topics/lexicon/lexicon.ts";
import { writeIndexFile } from "../src/topics/matching/index/index-file.ts";
import { formsOf } from "../src/topics/matching/term-forms.ts";
import { TopicIndex } from "../src/topics/matching/topic-index.ts";
import { StoredTopics } from "./stored-topics.ts";

const [topicsPath = "", copyPath = ""] = process.argv.slice(2);
const stored = new StoredTopics(topicsPath);
const began = performance.now();
const lexicon = createLexicon();
const index = new TopicIndex((key) => formsOf(key, lexicon));
index.beginFilling();
for (let id = 0; id < stored.length; id++) index.add(id, stored.read(id));
index.settle();
const filled = performance.now();
await writeIndexFile(copyPath, { stamp: "", fingerprint: "" }, (out) => index.write(out));
console.log(JSON.stringify({ filledMillis: filled - began, copiedMillis: performance.now() - filled }));
