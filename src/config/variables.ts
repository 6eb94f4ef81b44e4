import { isIP } from "node:net";
import { validate as isCronExpression } from "node-cron";
import { z } from "zod";

// Messages complete a sentence that starts with the variable's name, and never repeat the value: people paste
// secrets into the wrong line.

function matching(pattern: RegExp, expectation: string) {
	return z.string().regex(pattern, expectation);
}

function wholeNumber(min: number, max: number) {
	const expectation = `must be a whole number from ${min} to ${max}`;
	return matching(/^\d{1,9}$/, expectation)
		.transform(Number)
		.refine((value) => value >= min && value <= max, expectation);
}

function oneOf<const Choice extends string>(...choices: Choice[]) {
	return z.enum(choices, `must be one of: ${choices.join(", ")}`);
}

function yesOrNo() {
	return oneOf("true", "false").transform((text) => text === "true");
}

function listOf(id: RegExp, expectation: string) {
	return z
		.string()
		.transform((text) => text.split(",").map((piece) => piece.trim()))
		.refine((pieces) => pieces.every((piece) => id.test(piece) && Number.isSafeInteger(Number(piece))), expectation)
		.transform((pieces) => pieces.map(Number));
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
function apiRoot() {
	return z
		.string()
		.refine(
			(text) => isHttpUrl(text) && !/[?#]/.test(text),
			"must be an address that starts with http:// or https://, without a name, a password or a question mark in it",
		)
		.transform((text) => text.replace(/\/+$/, ""));
}

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

/** Every variable Tidings reads, in the order of .env.example: its form, and its default where it has one. */
export const variables = z.object({
	BOT_TOKEN: matching(
		/^\d{1,20}:[\w-]{4,100}$/,
		"must be a token as @BotFather gives it: digits, a colon, then letters, digits, _ and -",
	).optional(),
	TELEGRAM_API_ROOT: apiRoot().default("https://api.telegram.org"),
	DATABASE_URL: z
		.string()
		.refine((text) => !/^postgres(ql)?:/i.test(text), {
			error: "names PostgreSQL, which is not supported yet: write sqlite:PATH",
			abort: true,
		})
		.refine(isSqliteUrl, "must be sqlite:PATH, such as sqlite:data/tidings.db")
		.default("sqlite:data/tidings.db"),
	FEEDS: z
		.string()
		.refine(
			(text) => (/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? isHttpUrl(text) : !text.includes("\0")),
			"must be the path or the http(s) address of an OPML file, without a name or a password in it",
		)
		.optional(),
	POLL_SCHEDULE: z
		.string()
		.refine(isCron, "must be a cron expression of 5 or 6 fields, such as */5 * * * *")
		.default("* * * * *"),
	POLL_MIN_INTERVAL_SECONDS: wholeNumber(0, 604_800).default(300),
	ALLOW_PRIVATE_FEEDS: yesOrNo().default(false),
	MAX_AGE_HOURS: wholeNumber(1, 8_760).default(48),
	SUMMARIZER: oneOf("extractive", "openai").default("extractive"),
	UNDERSTANDING: oneOf("lexicon", "openai").default("lexicon"),
	UNDERSTANDING_SECOND_OPINION: yesOrNo().default(false),
	OPENAI_BASE_URL: apiRoot().default("https://api.openai.com/v1"),
	OPENAI_API_KEY: matching(/^[!-~]{1,1000}$/, "must be a key without spaces, in plain ASCII").optional(),
	OPENAI_MODEL: matching(/^[!-~]{1,200}$/, "must be the name of a model, without spaces").optional(),
	MESSAGES_PER_SECOND: wholeNumber(1, 1000).default(30),
	WEBHOOK_URL: z
		.string()
		.refine(isWebhookUrl, "must be an https address on port 443, 80, 88 or 8443, the ones Telegram delivers to")
		.optional(),
	WEBHOOK_SECRET: matching(/^[\w-]{1,256}$/, "must be 1 to 256 letters, digits, _ and -").optional(),
	HTTP_HOST: z.string().refine(isHost, "must be a host name or an IP address").default("127.0.0.1"),
	HTTP_PORT: wholeNumber(0, 65_535).default(8080),
	ADMIN_IDS: listOf(/^\d{1,16}$/, "must be Telegram user ids (digits) with commas between them").default([]),
	ALLOWED_CHATS: listOf(
		/^-?\d{1,16}$/,
		"must be Telegram chat ids (whole numbers) with commas between them",
	).optional(),
	LOG_LEVEL: oneOf("debug", "info", "warn", "error").default("info"),
});

export type Variables = z.output<typeof variables>;
export type VariableName = keyof Variables;

/** Names of all variables, in the order of .env.example. */
export const variableNames = Object.keys(variables.shape) as VariableName[];
