import { isIP } from "node:net";
import { validate as isCronExpression } from "node-cron";
import type { ConfigFault } from "./config-error.ts";

// Messages complete a sentence that starts with the variable's name, and never repeat the value: people paste
// secrets into the wrong line.

/** Reads a variable's text, or says what is wrong with it. Not by zod: that takes 6 MB, of which a bot has no use later. */
type Form<Value> = (text: string) => { value: Value } | { problem: string };

/** A form of which one sentence tells all that is expected; for what is not so `read` gives undefined. */
function form<Value>(expectation: string, read: (text: string) => Value | undefined): Form<Value> {
	return (text) => {
		const value = read(text);
		return value === undefined ? { problem: expectation } : { value };
	};
}

function textThat(isRight: (text: string) => boolean, expectation: string): Form<string> {
	return form(expectation, (text) => (isRight(text) ? text : undefined));
}

function matching(pattern: RegExp, expectation: string): Form<string> {
	return textThat((text) => pattern.test(text), expectation);
}

function wholeNumber(min: number, max: number): Form<number> {
	return form(`must be a whole number from ${min} to ${max}`, (text) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
		return value >= min && value <= max ? value : undefined;
	});
}

function oneOf<const Choice extends string>(...choices: Choice[]): Form<Choice> {
	return form(`must be one of: ${choices.join(", ")}`, (text) => choices.find((choice) => choice === text));
}

const yesOrNo: Form<boolean> = (text) => {
	const read = oneOf("true", "false")(text);
	return "value" in read ? { value: read.value === "true" } : read;
};

function listOf(id: RegExp, expectation: string): Form<number[]> {
	return form(expectation, (text) => {
		const pieces = text.split(",").map((piece) => piece.trim());
		const isRight = pieces.every((piece) => id.test(piece) && Number.isSafeInteger(Number(piece)));
		return isRight ? pieces.map(Number) : undefined;
	});
}

function parseUrl(text: string): URL | undefined {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	// fetch takes no addresses with a password in them, and they would end up in logs.
	return url && url.username === "" && url.password === "" ? url : undefined;
}

function isHttpUrl(text: string): boolean {
	const url = parseUrl(text);
	return url !== undefined && ["http:", "https:"].includes(url.protocol);
}

/** The address of an API: paths are put after it, so nothing but a path may stand at its end. */
const apiRoot = form(
	"must be an address that starts with http:// or https://, without a name, a password or a question mark in it",
	(text) => (isHttpUrl(text) && !/[?#]/.test(text) ? text.replace(/\/+$/, "") : undefined),
);

/** What of an address may follow WEBHOOK_URL's host: the ports Telegram delivers to. */
const webhookPorts = ["", "443", "80", "88", "8443"];

function isWebhookUrl(text: string): boolean {
	const url = parseUrl(text);
	return url?.protocol === "https:" && webhookPorts.includes(url.port) && url.hash === "";
}

function isSqliteUrl(text: string): boolean {
	const path = text.slice("sqlite:".length);
	// sqlite://data/x.db would mean the folder /data, which nobody who writes it wants.
	return text.startsWith("sqlite:") && path !== "" && !path.includes("\0") && !/^\/\/(?!\/)/.test(path);
}

function isCron(text: string): boolean {
	const fields = text.split(/\s+/).length;
	return (fields === 5 || fields === 6) && isCronExpression(text);
}

function isHost(text: string): boolean {
	return isIP(text) !== 0 || (text.length <= 253 && /^[a-z\d-]{1,63}(\.[a-z\d-]{1,63}){0,30}$/i.test(text));
}

const sqliteUrl = textThat(isSqliteUrl, "must be sqlite:PATH, such as sqlite:data/tidings.db");

const databaseUrl: Form<string> = (text) =>
	/^postgres(ql)?:/i.test(text)
		? { problem: "names PostgreSQL, which is not supported yet: write sqlite:PATH" }
		: sqliteUrl(text);

function isFeedList(text: string): boolean {
	return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? isHttpUrl(text) : !text.includes("\0");
}

interface Variable<Value> {
	form: Form<Value>;
	/** What an absent one means. */
	absent: Value;
}

function optional<Value>(form: Form<Value>): Variable<Value | undefined> {
	return { form, absent: undefined };
}

function or<Value>(form: Form<Value>, absent: NoInfer<Value>): Variable<Value> {
	return { form, absent };
}

/** Every variable Tidings reads, in the order of .env.example: its form, and its default where it has one. */
const variables = {
	BOT_TOKEN: optional(
		matching(
			/^\d{1,20}:[\w-]{4,100}$/,
			"must be a token as @BotFather gives it: digits, a colon, then letters, digits, _ and -",
		),
	),
	TELEGRAM_API_ROOT: or(apiRoot, "https://api.telegram.org"),
	DATABASE_URL: or(databaseUrl, "sqlite:data/tidings.db"),
	FEEDS: optional(
		textThat(isFeedList, "must be the path or the http(s) address of an OPML file, without a name or a password in it"),
	),
	POLL_SCHEDULE: or(textThat(isCron, "must be a cron expression of 5 or 6 fields, such as */5 * * * *"), "* * * * *"),
	POLL_MIN_INTERVAL_SECONDS: or(wholeNumber(0, 604_800), 300),
	ALLOW_PRIVATE_FEEDS: or(yesOrNo, false),
	MAX_AGE_HOURS: or(wholeNumber(1, 8_760), 48),
	SUMMARIZER: or(oneOf("extractive", "openai"), "extractive"),
	UNDERSTANDING: or(oneOf("lexicon", "openai"), "lexicon"),
	UNDERSTANDING_SECOND_OPINION: or(yesOrNo, false),
	OPENAI_BASE_URL: or(apiRoot, "https://api.openai.com/v1"),
	OPENAI_API_KEY: optional(matching(/^[!-~]{1,1000}$/, "must be a key without spaces, in plain ASCII")),
	OPENAI_MODEL: optional(matching(/^[!-~]{1,200}$/, "must be the name of a model, without spaces")),
	MESSAGES_PER_SECOND: or(wholeNumber(1, 1000), 30),
	WEBHOOK_URL: optional(
		textThat(isWebhookUrl, "must be an https address on port 443, 80, 88 or 8443, the ones Telegram delivers to"),
	),
	WEBHOOK_SECRET: optional(matching(/^[\w-]{1,256}$/, "must be 1 to 256 letters, digits, _ and -")),
	HTTP_HOST: or(textThat(isHost, "must be a host name or an IP address"), "127.0.0.1"),
	HTTP_PORT: or(wholeNumber(0, 65_535), 8080),
	ADMIN_IDS: or(listOf(/^\d{1,16}$/, "must be Telegram user ids (digits) with commas between them"), []),
	ALLOWED_CHATS: optional(listOf(/^-?\d{1,16}$/, "must be Telegram chat ids (whole numbers) with commas between them")),
	LOG_LEVEL: or(oneOf("debug", "info", "warn", "error"), "info"),
};

export type VariableName = keyof typeof variables;
export type Variables = { [Name in VariableName]: (typeof variables)[Name]["absent"] };

/** Names of all variables, in the order of .env.example. */
export const variableNames = Object.keys(variables) as VariableName[];

/** The values of the variables that are present, defaults for the others, and the faults of those that are wrong. */
export function readVariables(present: Partial<Record<VariableName, string>>): {
	values: Variables;
	faults: ConfigFault[];
} {
	const values: Record<string, unknown> = {};
	const faults: ConfigFault[] = [];
	for (const name of variableNames) {
		const { form, absent } = variables[name] as Variable<unknown>;
		const text = present[name];
		const read = text === undefined ? { value: absent } : form(text);
		if ("problem" in read) faults.push({ variable: name, problem: read.problem });
		else values[name] = read.value;
	}
	return { values: values as Variables, faults };
}
