import type { Transformer } from "grammy";
import type { InlineKeyboardMarkup, Message, Update, UserFromGetMe } from "grammy/types";

export const botInfo: UserFromGetMe = {
	id: 4242,
	is_bot: true,
	first_name: "Tidings",
	username: "tidings_bot",
	can_join_groups: true,
	can_read_all_group_messages: false,
	supports_inline_queries: false,
	can_connect_to_business: false,
	has_main_web_app: false,
	has_topics_enabled: false,
	allows_users_to_create_topics: false,
	can_manage_bots: false,
	supports_join_request_queries: false,
};

// biome-ignore lint/suspicious/noExplicitAny: payloads are as loose as JSON, and tests look into them.
type Payload = Record<string, any>;
export interface Call {
	method: string;
	payload: Payload;
}

/** An answer that refuses a call. */
export interface Refusal {
	error_code: number;
	description: string;
	parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** Records what the bot asks of Telegram and answers as Telegram would; finds fault with what Telegram would refuse. */
export interface Telegram {
	transformer: Transformer;
	calls: Call[];
	/** Decides on a call before the ordinary answer: refuses it, throws, or answers (with `{ result }`). */
	intercept(decide: (call: Call) => Refusal | { result: unknown } | undefined): void;
	/** Calls of one method. */
	of(method: string): Payload[];
	/** The last message sent or edited. */
	last(): { text: string; buttons: { text: string; callback_data?: string; url?: string }[]; payload: Payload };
}

const ok = true as const;

export function recordTelegram(): Telegram {
	const calls: Call[] = [];
	let decide: Parameters<Telegram["intercept"]>[0] = () => undefined;
	let messageId = 1000;
	const transformer: Transformer = async (_prev, method, payload) => {
		const call = { method, payload: { ...(payload as Payload) } };
		calls.push(call);
		const decided = decide(call);
		const reply = decided ?? ordinary(call);
		// biome-ignore lint/suspicious/noExplicitAny: one answer stands for those of all methods.
		return ("result" in reply ? { ok, result: reply.result } : { ok: false, ...reply }) as any;
	};
	function ordinary({ method, payload }: Call): Refusal | { result: unknown } {
		const fault = findFault(method, payload);
		if (fault) return { error_code: 400, description: `Bad Request: ${fault}` };
		if (method === "sendMessage") {
			return { result: { message_id: ++messageId, date: 0, chat: { id: payload.chat_id }, text: payload.text } };
		}
		if (method === "getMe") return { result: botInfo };
		if (method === "getChatMember") return { result: { status: "member", user: { id: payload.user_id } } };
		return { result: true };
	}
	return {
		transformer,
		calls,
		intercept: (next) => {
			decide = next;
		},
		of: (method) => calls.filter((call) => call.method === method).map(({ payload }) => payload),
		last() {
			const call = calls.findLast(({ method }) => method === "sendMessage" || method === "editMessageText");
			if (!call) throw new Error("nothing was sent");
			const markup = call.payload.reply_markup as InlineKeyboardMarkup | undefined;
			const buttons = (markup?.inline_keyboard ?? []).flat() as { text: string; callback_data?: string }[];
			return { text: String(call.payload.text), buttons, payload: call.payload };
		},
	};
}

/** What Telegram would refuse a call for; undefined for nothing. */
export function findFault(method: string, payload: Payload): string | undefined {
	if (method !== "sendMessage" && method !== "editMessageText") return undefined;
	const text = String(payload.text);
	const fault = payload.parse_mode === "HTML" ? findMarkupFault(text) : undefined;
	if (fault) return `can't parse entities: ${fault}`;
	const shown = text.replace(/<[^>]*>/g, "").replace(/&(lt|gt|amp|quot);/g, "x");
	if (shown.trim() === "") return "message text is empty";
	if (shown.length > 4096) return "message is too long";
	const buttons = ((payload.reply_markup as InlineKeyboardMarkup | undefined)?.inline_keyboard ?? []).flat();
	if (buttons.length > 100) return "reply markup is too long";
	for (const button of buttons) {
		const bytes = "callback_data" in button ? Buffer.byteLength(button.callback_data ?? "") : 1;
		if (bytes < 1 || bytes > 64 || button.text === "") return "BUTTON_DATA_INVALID";
	}
	return undefined;
}

/** Whether Telegram HTML is well formed: known tags only, closed in order, nothing unescaped. */
export function findMarkupFault(markup: string): string | undefined {
	const open: string[] = [];
	const rest = markup.replace(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)>/g, (_all, slash, name) => {
		if (!["b", "i", "u", "s", "code", "pre", "a", "blockquote"].includes(name)) open.push(`unknown ${name}`);
		else if (slash === "") open.push(name);
		else if (open.at(-1) === name) open.pop();
		else open.push(`stray ${name}`);
		return "";
	});
	if (open.length > 0) return `tags ${open.join(", ")}`;
	if (/[<>]/.test(rest)) return "a bare < or >";
	if (/&(?!(?:lt|gt|amp|quot|#\d+);)/.test(rest)) return "a bare &";
	return undefined;
}

let updateId = 1;
let lineId = 1;
const reader = { id: 7, is_bot: false, first_name: "Arta", language_code: "en" };
const privateChat = { id: 7, type: "private", first_name: "Arta" };

/** A message of a reader, by default in a private chat. */
export function messageUpdate(text: string | undefined, changes: Payload = {}): Update {
	const message = {
		message_id: lineId++,
		date: 1_772_440_000,
		chat: privateChat,
		from: reader,
		...(text === undefined ? {} : { text }),
		...changes,
	} as unknown as Message;
	return { update_id: updateId++, message } as Update;
}

/** A press of a button under a message of the bot's. */
export function pressUpdate(data: string, changes: { chat?: Payload; from?: Payload; message?: Payload } = {}): Update {
	return {
		update_id: updateId++,
		callback_query: {
			id: String(updateId),
			chat_instance: "1",
			from: changes.from ?? reader,
			data,
			message: {
				message_id: 900,
				date: 1_772_440_000,
				chat: changes.chat ?? privateChat,
				text: "…",
				...changes.message,
			},
		},
	} as unknown as Update;
}

/** A group's message; `/subscribe@tidings_bot` and the like. */
export function groupUpdate(text: string, changes: Payload = {}): Update {
	return messageUpdate(text, { chat: { id: -100123, type: "supergroup", title: "Readers" }, ...changes });
}
