import type { MessageEntity } from "grammy/types";
import { badRequest } from "./api-error.ts";
import { findEntities } from "./find-entities.ts";
import { type FormattedText, parseHtml } from "./parse-html.ts";

/** Longest text of a message after its entities are parsed. Counted in UTF-16 units, the strictest reading of the rule. */
const maxLength = 4096;
/** Telegram leaves further entities out without a word; here they are refused, so that a test sees it. */
const maxEntities = 100;

/** The text of a message as it is kept, from what a bot sent; throws ApiError in Telegram's words. */
export function composeText(parameters: {
	text: string;
	parse_mode?: string | undefined;
	entities?: MessageEntity[] | undefined;
}): FormattedText {
	const { parse_mode: parseMode } = parameters;
	if (parseMode !== undefined && parseMode !== "HTML") {
		throw badRequest(`can't parse entities: parse mode ${parseMode} is not offered by this stand-in`);
	}
	const parsed =
		parseMode === "HTML"
			? parseHtml(parameters.text)
			: { text: parameters.text, entities: checkEntities(parameters.text, parameters.entities ?? []) };
	const { text, entities } = trim(parsed);
	if (text === "") throw badRequest("message text is empty");
	if (text.length > maxLength) throw badRequest("message is too long");
	if (entities.length > maxEntities) throw badRequest("ENTITIES_TOO_LONG");
	return { text, entities: [...entities, ...findEntities(text, entities)].sort((a, b) => a.offset - b.offset) };
}

function checkEntities(text: string, entities: MessageEntity[]): MessageEntity[] {
	for (const { offset, length } of entities) {
		if (offset < 0 || length <= 0 || offset + length > text.length) throw badRequest("ENTITY_BOUNDS_INVALID");
	}
	return entities;
}

/** Telegram takes white space off both ends, and control characters out. */
function trim({ text, entities }: FormattedText): FormattedText {
	const clean = text.replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, " ");
	const start = clean.length - clean.trimStart().length;
	const trimmed = clean.trim();
	const kept: MessageEntity[] = [];
	for (const entity of entities) {
		const from = Math.max(entity.offset - start, 0);
		const to = Math.min(entity.offset + entity.length - start, trimmed.length);
		if (to > from) kept.push({ ...entity, offset: from, length: to - from });
	}
	return { text: trimmed, entities: kept };
}
