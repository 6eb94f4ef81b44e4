import type { Button } from "../src/delivery/messenger.ts";
import type { ChatSettings } from "../src/domain/chat.ts";
import { html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { defineCommand } from "./command.ts";

/** Lines such as `/settings previews off`: what they say holds, however often they are said. */
const changes: Record<string, Partial<ChatSettings>> = {
	"previews on": { previews: true },
	"previews off": { previews: false },
	"silent on": { silent: true },
	"silent off": { silent: false },
};

export const settings = defineCommand({ name: "settings", changes: (args) => args !== "" }, async (ctx, args) => {
	const { chats } = ctx.parts.storage;
	if (args === "") return showSettings(ctx, {});
	if (args === "pause on") {
		if (ctx.reader.pausedAt === undefined) await chats.setPaused(ctx.reader.id, ctx.now);
		ctx.reader = { ...ctx.reader, pausedAt: ctx.reader.pausedAt ?? ctx.now };
		return showSettings(ctx, { edit: true });
	}
	const change = Object.hasOwn(changes, args) ? changes[args] : undefined;
	if (!change) return showSettings(ctx, { isUnknown: true });
	const wanted = { ...ctx.reader.settings, ...change };
	await chats.setSettings(ctx.reader.id, wanted);
	ctx.reader = { ...ctx.reader, settings: wanted };
	await showSettings(ctx, { edit: true });
});

async function showSettings(ctx: BotContext, options: { edit?: boolean; isUnknown?: boolean }): Promise<void> {
	const { say, reader } = ctx;
	const { previews, silent } = reader.settings;
	const isPaused = reader.pausedAt !== undefined;
	const state = (isOn: boolean) => say(isOn ? "settings-on" : "settings-off");
	const lines = [
		say(options.isUnknown ? "settings-unknown" : "settings-head"),
		say("settings-previews", { state: state(previews) }),
		say("settings-silent", { state: state(!silent) }),
		say("settings-pushes", { state: isPaused ? say("settings-paused") : state(true) }),
	];
	const buttons: Button[][] = [
		[
			previews
				? { label: say.plain("settings-button-previews-off"), command: "/settings previews off" }
				: { label: say.plain("settings-button-previews-on"), command: "/settings previews on" },
		],
		[
			silent
				? { label: say.plain("settings-button-sound-on"), command: "/settings silent off" }
				: { label: say.plain("settings-button-sound-off"), command: "/settings silent on" },
		],
		[
			isPaused
				? { label: say.plain("button-resume"), command: "/resume" }
				: { label: say.plain("button-pause"), command: "/settings pause on" },
		],
	];
	await ctx.answer(html`${joinHtml(lines, "\n")}`, { buttons, edit: options.edit ?? false });
}
