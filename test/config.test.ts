import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variableNames } from "../src/config/variables.ts";
import { ConfigError, loadConfig } from "../src/config.ts";

const token = "123456789:AAHsecretsecretsecretsecretsecretse";

function faultsOf(env: Record<string, string>) {
	try {
		loadConfig(env);
	} catch (error) {
		if (error instanceof ConfigError) return error.faults;
		throw error;
	}
	return [];
}

const faultyNames = (env: Record<string, string>) => faultsOf(env).map((fault) => fault.variable);

/** Values that are wrong by themselves, by variable. */
const wrong: Record<string, string[]> = {
	BOT_TOKEN: ["token", "123456", ":abcdefgh", "123456:", "12 34:abcdefgh", "123456:abc/../def"],
	TELEGRAM_API_ROOT: [
		"api.telegram.org",
		"ftp://a.example",
		"https://a:b@c.example",
		"https://a.example/?x=1",
		"http://",
	],
	DATABASE_URL: [
		"other/place.db",
		"mysql://a/b",
		"sqlite:",
		"sqlite://data/x.db",
		"postgres://u:p@h/db",
		"postgresql://h/db",
	],
	FEEDS: ["ftp://a.example/x.opml", "https://u:p@a.example/x.opml", "http://", "file:///etc/passwd"],
	POLL_SCHEDULE: ["1 2 3 4", "every minute", "60 * * * *", "* * * * * * *", "@daily", "0"],
	POLL_MIN_INTERVAL_SECONDS: ["-1", "1.5", "5m", "1e3", "0x10", "604801", "99999999999999999999", "NaN"],
	ALLOW_PRIVATE_FEEDS: ["yes", "1", "TRUE", "on"],
	MAX_AGE_HOURS: ["0", "-48", "two days", "8761", "48h"],
	SUMMARIZER: ["gpt", "Extractive", "constructor", "__proto__"],
	UNDERSTANDING: ["none", "toString"],
	UNDERSTANDING_SECOND_OPINION: ["yes", "1", "TRUE"],
	OPENAI_BASE_URL: ["localhost:11434", "https://u:p@a.example/v1", "https://a.example/v1?key=1"],
	OPENAI_API_KEY: ["two words", "schlüssel", "a\nb"],
	OPENAI_MODEL: ["two words"],
	MESSAGES_PER_SECOND: ["0", "1001", "30/s", "∞"],
	WEBHOOK_URL: ["http://a.example/hook", "https://a.example:8080/hook", "a.example", "https://u:p@a.example/"],
	WEBHOOK_SECRET: ["two words", "a".repeat(257), "ä", "a.b"],
	HTTP_HOST: ["http://localhost", "local host", "127.0.0.1:8080", "a..b"],
	HTTP_PORT: ["-1", "65536", "http", "80.5", "8080 8081"],
	ADMIN_IDS: ["1,,2", "me", "1;2", "-5", "1.5", "9".repeat(20), ","],
	ALLOWED_CHATS: ["@channel", "1 2", "--5", "5,"],
	LOG_LEVEL: ["verbose", "INFO", "trace"],
};

describe("loadConfig", () => {
	it("needs nothing: without a variable there is a sandbox on the contract's defaults", () => {
		expect(loadConfig({})).toEqual({
			telegram: {
				token: undefined,
				apiRoot: "https://api.telegram.org",
				webhook: undefined,
				messagesPerSecond: 30,
				adminIds: [],
				allowedChats: undefined,
			},
			storage: { databaseUrl: "sqlite:data/tidings.db" },
			feeds: { catalogue: undefined, allowPrivate: false },
			polling: { schedule: "* * * * *", minIntervalMs: 300_000, maxAgeMs: 172_800_000 },
			summarizer: "extractive",
			understanding: "lexicon",
			secondOpinion: false,
			openai: undefined,
			http: { host: "127.0.0.1", port: 8080 },
			log: { level: "info" },
			given: new Set(),
		});
	});

	it("takes an empty or blank variable for an absent one, and knows which were given", () => {
		const blank = Object.fromEntries(variableNames.map((name) => [name, name === "HTTP_PORT" ? "9000" : "  "]));
		const config = loadConfig(blank);
		expect(config).toEqual({
			...loadConfig({}),
			http: { host: "127.0.0.1", port: 9000 },
			given: new Set(["HTTP_PORT"]),
		});
	});

	it("takes every variable there is", () => {
		const config = loadConfig({
			BOT_TOKEN: token,
			TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
			DATABASE_URL: "sqlite:/var/lib/tidings/t.db",
			FEEDS: "https://a.example/feeds.opml",
			POLL_SCHEDULE: "*/10 * * * * *",
			POLL_MIN_INTERVAL_SECONDS: "5",
			ALLOW_PRIVATE_FEEDS: "true",
			MAX_AGE_HOURS: "24",
			SUMMARIZER: "openai",
			UNDERSTANDING: "openai",
			UNDERSTANDING_SECOND_OPINION: "true",
			OPENAI_BASE_URL: "http://localhost:11434/v1/",
			OPENAI_API_KEY: "sk-secret",
			OPENAI_MODEL: "small",
			MESSAGES_PER_SECOND: "20",
			WEBHOOK_URL: "https://bot.example:8443/telegram/webhook",
			WEBHOOK_SECRET: "hush_hush-1",
			HTTP_HOST: "::1",
			HTTP_PORT: "80",
			ADMIN_IDS: "1, 22",
			ALLOWED_CHATS: "-1001234567890,5",
			LOG_LEVEL: "debug",
		});
		expect(config).toEqual({
			telegram: {
				token,
				apiRoot: "http://127.0.0.1:8081",
				webhook: { url: "https://bot.example:8443/telegram/webhook", secret: "hush_hush-1" },
				messagesPerSecond: 20,
				adminIds: [1, 22],
				allowedChats: [-1001234567890, 5],
			},
			storage: { databaseUrl: "sqlite:/var/lib/tidings/t.db" },
			feeds: { catalogue: "https://a.example/feeds.opml", allowPrivate: true },
			polling: { schedule: "*/10 * * * * *", minIntervalMs: 5000, maxAgeMs: 86_400_000 },
			summarizer: "openai",
			understanding: "openai",
			secondOpinion: true,
			openai: { baseUrl: "http://localhost:11434/v1", apiKey: "sk-secret", model: "small" },
			http: { host: "::1", port: 80 },
			log: { level: "debug" },
			given: new Set(variableNames),
		});
	});

	it.each(variableNames)("names %s alone when it alone is wrong, and never says its value", (name) => {
		expect(wrong[name]?.length).toBeGreaterThan(0);
		for (const value of wrong[name] ?? []) {
			const faults = faultsOf({ BOT_TOKEN: token, WEBHOOK_SECRET: "s", [name]: value });
			expect(
				faults.map((fault) => fault.variable),
				value,
			).toEqual([name]);
			// Short values such as "0" are part of the sentence about what is expected.
			if (value.length > 5 && !["sqlite:", "https://", "http://"].includes(value)) {
				expect(faults[0]?.problem).not.toContain(value);
			}
		}
	});

	it("reports every fault at once, in the order of .env.example", () => {
		const all = Object.fromEntries(Object.entries(wrong).map(([name, values]) => [name, values[0] ?? ""]));
		expect(faultyNames(all)).toEqual(variableNames);
	});

	it("never says a secret, whatever else is wrong", () => {
		const env = {
			BOT_TOKEN: `${token} `.repeat(2),
			OPENAI_API_KEY: "sk-my secret key",
			WEBHOOK_SECRET: "my secret hook",
			DATABASE_URL: "postgres://tidings:secretword@db/tidings",
			FEEDS: "https://me:secretword@a.example/x",
			HTTP_PORT: token,
		};
		const message = String(new ConfigError(faultsOf(env)));
		expect(message).not.toMatch(/secret(?! .*must)|AAH|sk-/);
		expect(faultyNames(env)).toHaveLength(6);
	});

	it("asks for key and model when something asks a model", () => {
		expect(faultyNames({ SUMMARIZER: "openai" })).toEqual(["OPENAI_API_KEY", "OPENAI_MODEL"]);
		expect(faultsOf({ UNDERSTANDING: "openai", OPENAI_API_KEY: "k" })).toEqual([
			{ variable: "OPENAI_MODEL", problem: "is missing: UNDERSTANDING=openai needs the name of a model" },
		]);
		expect(loadConfig({ OPENAI_API_KEY: "k", OPENAI_MODEL: "m" }).openai).toBeUndefined();
	});

	it("gives a second opinion only where a model understands the topics", () => {
		expect(faultyNames({ UNDERSTANDING_SECOND_OPINION: "true" })).toEqual(["UNDERSTANDING_SECOND_OPINION"]);
		expect(loadConfig({ UNDERSTANDING_SECOND_OPINION: "false" }).secondOpinion).toBe(false);
		const model = { UNDERSTANDING: "openai", OPENAI_API_KEY: "k", OPENAI_MODEL: "m" };
		expect(loadConfig(model).secondOpinion).toBe(false);
		expect(loadConfig({ ...model, UNDERSTANDING_SECOND_OPINION: "true" }).secondOpinion).toBe(true);
	});

	it("asks for what a webhook needs", () => {
		const url = "https://bot.example/telegram/webhook";
		expect(faultyNames({ WEBHOOK_URL: url, HTTP_PORT: "0" })).toEqual(["BOT_TOKEN", "WEBHOOK_SECRET", "HTTP_PORT"]);
		expect(loadConfig({ WEBHOOK_URL: url, WEBHOOK_SECRET: "s", BOT_TOKEN: token }).telegram.webhook?.url).toBe(url);
	});

	it("says plainly that PostgreSQL is not there yet", () => {
		expect(faultsOf({ DATABASE_URL: "postgres://h/db" })[0]?.problem).toContain("not supported yet");
	});
});

describe(".env.example", () => {
	const lines = readFileSync(".env.example", "utf8").split("\n");
	const assignments = lines.flatMap((line) => /^#?([A-Z_]+)=(.*)$/.exec(line) ?? []).filter((_, i) => i % 3 === 1);

	it("has exactly the variables that are read, in their order", () => {
		expect(assignments).toEqual(variableNames);
	});

	it("has a sentence above each", () => {
		for (const [index, line] of lines.entries()) {
			if (/^#?[A-Z_]+=/.test(line)) expect(lines[index - 1], line).toMatch(/^# .+[.]/);
		}
	});

	it("shows the true defaults", () => {
		const shown = lines.flatMap((line) => /^#?([A-Z_]+=.*)$/.exec(line)?.[1] ?? []).map((pair) => pair.split(/=(.*)/s));
		const { given, ...config } = loadConfig(Object.fromEntries(shown));
		const { given: none, ...defaults } = loadConfig({});
		expect(config).toEqual(defaults);
		expect([given.size > 0, none.size]).toEqual([true, 0]);
	});
});
