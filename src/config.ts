import { ConfigError, type ConfigFault } from "./config/config-error.ts";
import { type ReadEnvironment, readEnvironment } from "./config/read-environment.ts";
import { readVariables, type VariableName, type Variables, variableNames } from "./config/variables.ts";

export { ConfigError, type ReadEnvironment, readEnvironment };

/** Where an OpenAI-compatible endpoint is and which of its models to ask. */
export interface OpenAiConfig {
	/** Without a slash at its end. */
	baseUrl: string;
	apiKey: string;
	model: string;
}

/** What the operator wants, checked; plain values, read once. */
export interface Config {
	telegram: {
		/** Undefined: the sandbox. */
		token: string | undefined;
		/** Without a slash at its end. */
		apiRoot: string;
		/** Undefined: long polling. */
		webhook: { url: string; secret: string } | undefined;
		messagesPerSecond: number;
		adminIds: readonly number[];
		/** Undefined: everyone may use the bot. */
		allowedChats: readonly number[] | undefined;
	};
	storage: { databaseUrl: string };
	feeds: {
		/** Path or http(s) URL of an OPML file; undefined: the catalogue in the repository. */
		catalogue: string | undefined;
		allowPrivate: boolean;
	};
	polling: {
		/** node-cron expression. */
		schedule: string;
		minIntervalMs: number;
		/** An entry older than this is stored and not pushed. */
		maxAgeMs: number;
	};
	summarizer: Variables["SUMMARIZER"];
	understanding: Variables["UNDERSTANDING"];
	/** Whether a model is asked about articles that nearly match, or hardly. */
	secondOpinion: boolean;
	/** Defined when something asks a model. */
	openai: OpenAiConfig | undefined;
	/** `port` 0: no HTTP at all. */
	http: { host: string; port: number };
	log: { level: Variables["LOG_LEVEL"] };
	/** The variables that were set, as opposed to left at their defaults. */
	given: ReadonlySet<VariableName>;
}

/**
 * Checks the environment and makes the configuration of it. An empty variable counts as absent; only an absent
 * one gets its default. Throws a ConfigError with every fault at once.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
	const present: Partial<Record<VariableName, string>> = {};
	for (const name of variableNames) {
		const value = env[name]?.trim();
		if (value) present[name] = value;
	}
	const { values, faults } = readVariables(present);
	faults.push(...missing(present));
	if (faults.length > 0) throw new ConfigError(inOrder(faults));
	return toConfig(values, new Set(Object.keys(present) as VariableName[]));
}

/** What one variable's value asks of the others; looks at the text, so that it speaks beside other faults. */
function missing(present: Partial<Record<VariableName, string>>): ConfigFault[] {
	const faults: ConfigFault[] = [];
	const need = (variable: VariableName, reason: string) => {
		if (!present[variable]) faults.push({ variable, problem: `is missing: ${reason}` });
	};
	const asker = (["SUMMARIZER", "UNDERSTANDING"] as const).find((name) => present[name] === "openai");
	if (asker) {
		need("OPENAI_API_KEY", `${asker}=openai needs the endpoint's key`);
		need("OPENAI_MODEL", `${asker}=openai needs the name of a model`);
	}
	if (present.UNDERSTANDING_SECOND_OPINION === "true" && present.UNDERSTANDING !== "openai") {
		const problem = "makes sense only with UNDERSTANDING=openai: there is no model to ask";
		faults.push({ variable: "UNDERSTANDING_SECOND_OPINION", problem });
	}
	if (present.WEBHOOK_URL) {
		need("BOT_TOKEN", "WEBHOOK_URL makes sense only with a bot's token");
		need("WEBHOOK_SECRET", "WEBHOOK_URL needs a secret, so that only Telegram is believed");
		if (/^0+$/.test(present.HTTP_PORT ?? "")) {
			faults.push({ variable: "HTTP_PORT", problem: "must not be 0 with WEBHOOK_URL: updates arrive there" });
		}
	}
	return faults;
}

/** One fault a variable, in the order of .env.example. */
function inOrder(faults: readonly ConfigFault[]): ConfigFault[] {
	return variableNames.flatMap((name) => faults.find((fault) => fault.variable === name) ?? []);
}

function toConfig(values: Variables, given: ReadonlySet<VariableName>): Config {
	const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = values;
	const asksModel = values.SUMMARIZER === "openai" || values.UNDERSTANDING === "openai";
	return {
		telegram: {
			token: values.BOT_TOKEN,
			apiRoot: values.TELEGRAM_API_ROOT,
			webhook: url && secret ? { url, secret } : undefined,
			messagesPerSecond: values.MESSAGES_PER_SECOND,
			adminIds: values.ADMIN_IDS,
			allowedChats: values.ALLOWED_CHATS,
		},
		storage: { databaseUrl: values.DATABASE_URL },
		feeds: { catalogue: values.FEEDS, allowPrivate: values.ALLOW_PRIVATE_FEEDS },
		polling: {
			schedule: values.POLL_SCHEDULE,
			minIntervalMs: values.POLL_MIN_INTERVAL_SECONDS * 1000,
			maxAgeMs: values.MAX_AGE_HOURS * 3_600_000,
		},
		summarizer: values.SUMMARIZER,
		understanding: values.UNDERSTANDING,
		secondOpinion: values.UNDERSTANDING_SECOND_OPINION,
		openai: asksModel && apiKey && model ? { baseUrl: values.OPENAI_BASE_URL, apiKey, model } : undefined,
		http: { host: values.HTTP_HOST, port: values.HTTP_PORT },
		log: { level: values.LOG_LEVEL },
		given,
	};
}
