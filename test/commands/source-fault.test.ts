import { expect, it } from "vitest";
import { explainSourceFault } from "../../commands/source-fault.ts";
import { openWords } from "../../src/words/open-words.ts";

const say = openWords().in("en");

it.each([
	["the host name is not known", "cannot be reached just now"],
	["the server refused the connection", "cannot be reached just now"],
	["10.0.0.1 is on a private network, which is not allowed", "cannot be reached just now"],
	["more than 5 redirects", "cannot be reached just now"],
	["only http and https addresses can be read, not ftp:", "cannot be reached just now"],
	["a fault in this program; its log says more", "cannot be reached just now"],
	["the server has a fault (HTTP 500)", "cannot be reached just now"],
	["the server does not let us read it (HTTP 403)", "does not let me read it"],
	["the server says we ask too often (HTTP 429)", "does not let me read it"],
	["there is nothing at this address (HTTP 404)", "has moved or closed"],
	["no whole answer within 30 s", "answers too slowly"],
	["the server did not answer in time", "answers too slowly"],
	["the answer is longer than 10 MB", "is too large to read"],
	["this is a web page, not a feed", "shows no news that I can read"],
	["this is JSON that cannot be read", "shows no news that I can read"],
	["the answer is empty", "shows no news that I can read"],
	[undefined, "cannot be reached just now"],
])("says %j as a reader would", (lastError, words) => {
	expect(explainSourceFault(lastError, say).markup).toBe(words);
});
