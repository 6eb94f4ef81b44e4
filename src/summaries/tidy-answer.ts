import { splitSentences } from "../text/split-sentences.ts";
import { contentTermsOf } from "./function-words.ts";
import type { Summarizable, SummaryLimits } from "./summarizer.ts";
import { SummaryFailed } from "./summary-failed.ts";

const maxAnswerChars = 4_000;
/** Of a faithful summary's terms at least this share stands in the article. */
const minGrounded = 0.4;

/**
 * Makes plain text of a model's answer and keeps its whole sentences within the limits. Throws SummaryFailed
 * for what cannot be a summary of this article: links, names, numbers or mostly words that the article does not have.
 */
export function tidyAnswer(answer: string, article: Summarizable, limits: SummaryLimits): string {
	if (answer.length > maxAnswerChars) throw refused("The model's answer is too long.");
	const text = toPlainText(answer);
	if (text === "" || /^none\.?$/i.test(text)) throw refused("The model saw no article.");
	if (/^(?:i'?m sorry|i am sorry|sorry,|i cannot|i can'?t|as an ai|as a language model)\b/i.test(text))
		throw refused("The model refused.");
	if (/:\/\/|\bwww\./i.test(text)) throw refused("The model's answer holds a link.");

	const kept: string[] = [];
	let room = limits.maxChars;
	for (const sentence of splitSentences(text, article.language)) {
		if (kept.length === limits.maxSentences || sentence.length > room) break;
		// A sentence without its end was cut off by the limit of tokens.
		if (!/[.!?。！？।؟]["'”’»“›)\]\s]*$/u.test(sentence)) break;
		kept.push(sentence);
		room -= sentence.length + 1;
	}
	if (!kept.length) throw refused("The model's answer holds no whole sentence of a fitting length.");
	const summary = kept.join(" ");
	checkGrounding(summary, article);
	return summary;
}

function refused(message: string): SummaryFailed {
	return new SummaryFailed(message, { hasAnswered: true });
}

function toPlainText(text: string): string {
	const lines = text
		.normalize("NFC")
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) =>
			line
				.replace(/<[^<>]{0,300}>/g, " ")
				.replace(/!?\[([^[\]]{0,300})\]\([^()]{0,300}\)/g, "$1")
				.replace(/^\s*(?:#{1,6}|>|[-*•+])\s+/, "")
				.replace(/\*\*|__|~~|`+/g, "")
				.replace(/(^|[\s(])[*_](?=\S)/g, "$1")
				.replace(/(\S)[*_](?=[\s.,;:!?)]|$)/g, "$1")
				// Control and format characters: they could turn the direction of the text or hide in it.
				.replace(/[\p{Cs}\p{Co}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, "")
				.replace(/\p{Cc}/gu, " ")
				.replace(/\s+/g, " ")
				.trim(),
		)
		.filter((line) => line !== "");
	// "Here is the summary:" before the summary.
	if (lines.length > 1 && lines[0]?.endsWith(":")) lines.shift();
	const whole = lines.join(" ").replace(/^(?:summary|tl;dr):\s+/i, "");
	return /^(["“„«]).*["”“»]$/u.test(whole) && !/["“”„«»]/u.test(whole.slice(1, -1)) ? whole.slice(1, -1).trim() : whole;
}

/** What Telegram would make clickable, and figures, must stand in the article; so must a good part of the words. */
function checkGrounding(summary: string, article: Summarizable): void {
	const source = `${article.title}\n${article.lead}\n${article.text}`;
	const folded = source.toLowerCase();
	const clickable = summary.match(/[@/#][\p{L}\p{N}_]+|[\p{L}\p{N}-]+\.\p{L}{2,}/gu) ?? [];
	if (clickable.some((token) => !folded.includes(token.toLowerCase())))
		throw refused("The model's answer names an address that is not in the article.");
	const figures = summary.match(/\d+/g) ?? [];
	const known = new Set(source.match(/\d+/g) ?? []);
	if (figures.some((figure) => figure.length > 1 && !known.has(figure)))
		throw refused("The model's answer holds a number that is not in the article.");
	const terms = contentTermsOf(summary, article.language);
	const sourceTerms = new Set(contentTermsOf(source, article.language));
	const grounded = terms.filter((term) => sourceTerms.has(term)).length;
	if (grounded < terms.length * minGrounded) throw refused("The model's answer is not about the article.");
}
