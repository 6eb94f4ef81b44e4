import { defineCommand } from "./command.ts";

export const privacy = defineCommand({ name: "privacy", changes: false }, (ctx) =>
	ctx.answer(ctx.say("privacy-text", { passedOn: ctx.parts.topics.asksModel ? "topics" : "nothing" })),
);
