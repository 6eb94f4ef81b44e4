// Reads a copy of an index in a process of its own, as a start does, and prints how many milliseconds it took.
import { openIndexFile } from "../src/topics/matching/index/index-file.ts";
import { TopicIndex } from "../src/topics/matching/topic-index.ts";

const [path = ""] = process.argv.slice(2);
const began = performance.now();
const copy = openIndexFile(path);
const index = new TopicIndex(() => []);
copy?.read((pieces) => index.read(pieces));
console.log(JSON.stringify({ millis: performance.now() - began, topics: index.size }));
