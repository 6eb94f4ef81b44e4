import type { StandInEvent } from "../bot-api/stand-in.ts";

/**
 * The topic somebody begins to follow by what they wrote or pressed; "" when the words do not tell which;
 * undefined when they follow nothing.
 */
export function readWish(event: StandInEvent, botId: number): string | undefined {
	const line =
		event.kind === "pressed"
			? event.data
			: event.kind === "message" && event.message.from?.id !== botId
				? (event.message.text ?? "")
				: "";
	// A number stands before a topic that takes another one's place.
	const match = /^\/(?:subscribe|start)(?:@\w+)?(?:\s+(?:#\d+\s+)?(.*))?$/s.exec(line);
	const topic = match?.[1]?.trim() ?? "";
	if (!match || topic === "") return undefined;
	// "@5" stands for a long text that the button had no room for, a deep link for an encoded one.
	return topic.startsWith("@") ? "" : topic.replaceAll(/[_]+/g, " ");
}
