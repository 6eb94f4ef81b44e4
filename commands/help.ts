import { html, joinHtml } from "../src/html.ts";
import { defineCommand } from "./command.ts";

export const help = defineCommand({ name: "help", changes: false }, async (ctx) => {
	const { say, parts } = ctx;
	const shown = parts.commands.filter(({ isHidden }) => !isHidden);
	const lines = shown.map(({ name, description }) => say("help-line", { name, about: say(description) }));
	await ctx.answer(html`${say("help-head")}\n\n${joinHtml(lines, "\n")}\n\n${say("help-foot")}`);
});
