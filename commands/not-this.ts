import { defineCommand } from "./command.ts";
import { teachTopic } from "./teach-topic.ts";

export const notThis = defineCommand({ name: "notthis", changes: true, isHidden: true }, (ctx, args) =>
	teachTopic(ctx, args, "less"),
);
