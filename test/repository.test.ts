import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readVariables, variableNames } from "../src/config/variables.ts";
import { summarizers } from "../src/summaries/summarizers.ts";

const folders = ["src", "commands", "storage", "test", "bench", "bin", ".ci"];
const sources = folders
	.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
	.filter((name) => /\.(ts|js|mjs)$/.test(name));
const read = (name: string) => readFileSync(name, "utf8");

describe("the repository", () => {
	it("has no source file of 400 lines or more", () => {
		const long = sources.filter((name) => read(name).split("\n").length > 400);
		expect(long).toEqual([]);
	});

	it("has mostly files of less than 150 lines", () => {
		const longer = sources.filter((name) => read(name).split("\n").length > 150);
		expect(longer.length / sources.length).toBeLessThan(0.25);
	});

	it("names its files in kebab-case, and none of them a drawer for everything", () => {
		const odd = sources.filter((name) => !/^[a-z\d.]+(-[a-z\d]+)*(\.[a-z]+)+$/.test(name.split("/").at(-1) ?? ""));
		const drawers = sources.filter((name) => /(^|\/)(utils?|helpers?|common|managers?|services?)(\/|\.)/.test(name));
		expect([odd, drawers]).toEqual([[], []]);
	});

	it("has no unfinished business in it", () => {
		const marks = new RegExp(["TO", "DO\\b|FIX", "ME\\b|\\b(it|test|describe)\\.(only|to", "do)\\("].join(""));
		expect(sources.filter((name) => marks.test(read(name)))).toEqual([]);
	});

	it("has a lock file that names no registry", () => {
		expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
	});

	it("tells in the README of every variable and every command of the operator", () => {
		const readme = read("README.md");
		const commands = [...read("src/cli/main.ts").matchAll(/^\t(\w+): async \(\) =>/gm)].map((found) => found[1] ?? "");
		expect(commands).toHaveLength(7);
		expect([...variableNames, ...commands].filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
	});

	it("lets SUMMARIZER choose exactly among the summarizers there are", () => {
		const { faults } = readVariables({ SUMMARIZER: "none of them" });
		expect(faults).toEqual([
			{ variable: "SUMMARIZER", problem: `must be one of: ${Object.keys(summarizers).join(", ")}` },
		]);
	});
});
