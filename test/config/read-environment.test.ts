import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEnvironment } from "../../src/config/read-environment.ts";

describe("readEnvironment", () => {
	let folder: string;
	let path: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-env-"));
		path = join(folder, ".env");
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const problem = () =>
		readEnvironment({}, path)
			.faults.map(({ problem }) => problem)
			.join();

	it("is the process environment where there is no file", () => {
		expect(readEnvironment({ HTTP_PORT: "1" }, path)).toEqual({ env: { HTTP_PORT: "1" }, faults: [] });
	});

	it("lets the process environment win, unless it is empty there", () => {
		writeFileSync(path, "HTTP_PORT=2\nLOG_LEVEL=debug\nHTTP_HOST=::1\n");
		expect(readEnvironment({ HTTP_PORT: "1", LOG_LEVEL: "" }, path).env).toEqual({
			HTTP_PORT: "1",
			LOG_LEVEL: "debug",
			HTTP_HOST: "::1",
		});
	});

	it("takes comments, quotes, export, blanks and several lines in quotes", () => {
		writeFileSync(path, '# a comment\r\n\r\nexport A="1 # 2"\nB = two # rest\nC="three\nnot a line of its own"\nD=\n');
		expect(readEnvironment({}, path).env).toEqual({ A: "1 # 2", B: "two", C: "three\nnot a line of its own", D: "" });
	});

	it("reads the other lines of a file in which one is wrong", () => {
		writeFileSync(path, "HTTP_PORT=2\nBOT_TOKEN 123\nLOG_LEVEL=debug\n");
		expect(readEnvironment({}, path).env).toEqual({ HTTP_PORT: "2", LOG_LEVEL: "debug" });
	});

	it.each([
		["a line that is nothing", "A=1\nBOT_TOKEN 123:secret\n", /line 2$/],
		["a name that is none", "A-B=1\n", /line 1$/],
		["several lines", "A-B=1\nC=1\nsecret", /lines 1, 3$/],
		["a quote that never closes", 'A=1\nB="two\n\n', /line 2$/],
	])("refuses %s, by its number and not its text", (_, text, message) => {
		writeFileSync(path, text);
		expect(problem()).toMatch(message);
		expect(problem()).not.toMatch(/secret/);
	});

	it("refuses what is not text or cannot be read, in words", () => {
		writeFileSync(path, Buffer.from([0x41, 0x3d, 0xff, 0xfe]));
		expect(problem()).toMatch(/is not UTF-8 text/);
		rmSync(path);
		mkdirSync(path);
		expect(problem()).toMatch(/cannot be read \(EISDIR\)/);
	});
});
