import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeCheckout } from "./checkout.ts";

describe("the starter, where something is missing", () => {
	let checkout: ReturnType<typeof makeCheckout>;
	beforeEach(() => {
		checkout = makeCheckout();
	});
	afterEach(() => checkout.remove());

	const start = ["src/main.ts", "exit", "0"];
	const installed = () => checkout.run(start);

	it("installs at the first start, saying so on stderr, and leaves stdout to the program", async () => {
		const { code, out, err } = await checkout.run([...start, "--flag"]);
		expect(code).toBe(0);
		expect(JSON.parse(out).args).toEqual(["exit", "0", "--flag"]);
		expect(err).toMatch(/^First start: installing what Tidings needs[^\n]*\nnpm at work\nInstalled in \d+ s\.\n$/);
		expect(checkout.npmCalls()).toEqual([expect.stringMatching(/^ci .*--include=dev/)]);
	});

	it("asks npm for nothing once all is there", async () => {
		await installed();
		const { code, err } = await installed();
		expect([code, err]).toEqual([0, ""]);
		expect(checkout.npmCalls()).toHaveLength(1);
	});

	it.each<[string, (at: typeof checkout) => void]>([
		["npm never finished", (at) => rmSync(at.path("node_modules/.package-lock.json"))],
		["a package is gone", (at) => rmSync(at.path("node_modules/two"), { recursive: true })],
		["a package is cut off", (at) => writeFileSync(at.path("node_modules/two/package.json"), '{"vers')],
		[
			"a package is of another version",
			(at) => writeFileSync(at.path("node_modules/two/package.json"), '{"version":"1.9.0"}'),
		],
		["another commit asks for other packages", (at) => at.ask({ one: "1.0.0", two: "2.1.0" })],
		["another commit asks for more", (at) => at.ask({ one: "1.0.0", two: "2.0.0", three: "3.0.0" })],
	])("installs again when %s", async (_, spoil) => {
		await installed();
		spoil(checkout);
		const { code, err } = await installed();
		expect(code).toBe(0);
		expect(err).toContain("not complete or not up to date");
		expect(checkout.npmCalls()).toHaveLength(2);
		expect((await installed()).err).toBe("");
	});

	it("goes on after everything was killed in the middle of it", async () => {
		const first = checkout.start(start, { NPM_MS: "20000" });
		await first.says("npm at work");
		process.kill(-(first.process.pid ?? 0), "SIGKILL");
		await first.ended;
		const { code, err } = await installed();
		expect(code).toBe(0);
		expect(err).toContain("Installed in");
	});

	it("waits for an npm that outlived its starter", async () => {
		const first = checkout.start(start, { NPM_MS: "1500" });
		await first.says("npm at work");
		first.process.kill("SIGKILL");
		const { code, err } = await installed();
		expect(code).toBe(0);
		expect(err).toBe("Another start is installing what Tidings needs; waiting for it …\n");
		expect(checkout.npmCalls()).toHaveLength(1);
	});

	it("installs once when several start at the same time", async () => {
		const runs = await Promise.all([1, 2, 3, 4].map(() => checkout.run(start, { NPM_MS: "300" })));
		expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
		expect(checkout.npmCalls()).toHaveLength(1);
	});

	it("takes a lock over that a dead process left, or one whose number another process has now", async () => {
		for (const holder of [
			{ pid: 2 ** 22 - 1, startedAt: "5" },
			{ pid: process.pid, startedAt: "long ago" },
			"nonsense",
		]) {
			rmSync(checkout.path("node_modules"), { recursive: true, force: true });
			writeFileSync(checkout.path(".tidings-install.lock"), JSON.stringify([holder]));
			expect((await installed()).err).toContain("Installed in");
		}
	});

	it("installs after package.json when the lock file does not fit it", async () => {
		const { code } = await checkout.run(start, { NPM_FAULT: "EUSAGE" });
		expect(code).toBe(0);
		expect(checkout.npmCalls().map((call) => call.split(" ")[0])).toEqual(["ci", "install"]);
	});

	it("says in a sentence that npm failed, and starts nothing", async () => {
		const { code, out, err } = await checkout.run(start, { NPM_FAULT: "ENOTFOUND" });
		expect([code, out]).toEqual([1, ""]);
		expect(err).toMatch(/npm error code ENOTFOUND\nTidings could not install what it needs: npm ended with code 1/);
		expect(err).not.toMatch(/\n\s+at /);
		expect(checkout.npmCalls()).toHaveLength(1);
	});

	it("stops the installation on a signal", async () => {
		const run = checkout.start(start, { NPM_MS: "20000" });
		await run.says("npm at work");
		run.process.kill("SIGTERM");
		expect(await run.ended).toBe(143);
		expect(run.err()).toContain("Stopped while installing");
	});

	it("runs the bot without the tools of development, and installs them for the rest", async () => {
		checkout.ask({ one: "1.0.0" });
		await installed();
		checkout.ask({ one: "1.0.0", linter: { version: "1.0.0", dev: true } });
		expect((await installed()).err).toBe("");
		expect((await checkout.run(["tools/main.ts", "exit", "0"])).err).toContain("Installed in");
	});

	it("misses no optional package of another kind of machine", async () => {
		const mac = { version: "1.0.0", optional: true, os: ["plan9"], cpu: ["x64"] };
		checkout.ask({ one: "1.0.0" });
		await installed();
		checkout.ask({ one: "1.0.0", mac });
		expect((await installed()).err).toBe("");
	});
});
