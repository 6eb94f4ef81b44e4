import type { ChatStore } from "../../storage/storage.ts";
import type { Button } from "../delivery/messenger.ts";
import type { Millis } from "../domain/feed.ts";
import { maxCallbackBytes } from "./keyboard.ts";

/** Keeps the arguments of commands that are too long for a button as drafts; the button then says `/name @5`. */
export async function shortenCommands(
	buttons: readonly (readonly Button[])[],
	chatId: number,
	deps: { chats: Pick<ChatStore, "keepDraft">; now: Millis },
): Promise<Button[][]> {
	const rows: Button[][] = [];
	for (const row of buttons) {
		const short: Button[] = [];
		for (const button of row) short.push(await shortenCommand(button, chatId, deps));
		rows.push(short);
	}
	return rows;
}

async function shortenCommand(
	button: Button,
	chatId: number,
	deps: { chats: Pick<ChatStore, "keepDraft">; now: Millis },
): Promise<Button> {
	if ("url" in button || Buffer.byteLength(button.command) <= maxCallbackBytes) return button;
	const space = button.command.indexOf(" ");
	const draftId = await deps.chats.keepDraft(chatId, button.command.slice(space + 1), deps.now);
	return { label: button.label, command: `${button.command.slice(0, space)} @${draftId}` };
}
