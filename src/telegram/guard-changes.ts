import { GrammyError, type MiddlewareFn } from "grammy";
import type { BotContext, ChatCommand } from "./context.ts";

const keepMs = 60_000;
const maxKept = 5_000;
/** Commands that change something else than what the chat follows; each has its own sentence. */
const namedInAnswer = new Set(["settings", "pause", "resume", "forgetme"]);
/** The account that stands for anonymous administrators. */
const groupAnonymousBotId = 1087968824;

/** In groups, lets only administrators through to the commands that change what the group follows. */
export function guardChanges(commands: readonly ChatCommand[]): MiddlewareFn<BotContext> {
	const changing = new Map(commands.map((command) => [command.name, command.changes]));
	const isAdministrator = rememberAdministrators();
	return async (ctx, next) => {
		const rule = changing.get(ctx.line.name ?? "");
		const changes = typeof rule === "function" ? rule(ctx.line.args) : rule;
		// Channels: only administrators post there, but every subscriber can press a button under a post.
		const isGuarded = ctx.chat?.type === "channel" ? ctx.line.isPressed : changes && ctx.chat?.type !== "private";
		if (!isGuarded || (await isAdministrator(ctx))) return next();
		const name = ctx.line.name ?? "";
		const key = namedInAnswer.has(name) ? `group-admins-only-${name}` : "group-admins-only";
		if (ctx.line.isPressed) await ctx.settlePress(ctx.say.plain(key));
		else await ctx.answer(ctx.say(key));
	};
}

/** Asks Telegram who administers a group, at most once a minute for each member. */
function rememberAdministrators(): (ctx: BotContext) => Promise<boolean> {
	const kept = new Map<string, { answer: boolean; until: number }>();
	return async (ctx) => {
		const { chat, from } = ctx;
		if (!chat) return false;
		const sender = ctx.message?.sender_chat;
		if (sender) return sender.id === chat.id;
		if (!from) return false;
		if (from.id === groupAnonymousBotId) return true;
		const key = `${chat.id} ${from.id}`;
		const known = kept.get(key);
		if (known && known.until > ctx.now) return known.answer;
		const answer = await askTelegram(ctx, chat.id, from.id);
		if (kept.size >= maxKept) kept.clear();
		kept.set(key, { answer, until: ctx.now + keepMs });
		return answer;
	};
}

async function askTelegram(ctx: BotContext, chatId: number, userId: number): Promise<boolean> {
	try {
		const member = await ctx.api.getChatMember(chatId, userId);
		return member.status === "creator" || member.status === "administrator";
	} catch (error) {
		// 400: not a member, or hidden from us; who cannot be seen to administer does not.
		if (error instanceof GrammyError && error.error_code === 400) return false;
		throw error;
	}
}
