import { defineCommand } from "./command.ts";
import { teachTopic } from "./teach-topic.ts";

export const moreLike = defineCommand({ name: "morelike", changes: true, isHidden: true }, (ctx, args) =>
	teachTopic(ctx, args, "more"),
);
