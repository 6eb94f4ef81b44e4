/** Text that is safe to send as Telegram HTML; made by {@link html} alone. */
export class Html {
	/** The markup itself. */
	readonly markup: string;
	/** @internal Use {@link html}, {@link joinHtml} or {@link trustedHtml}. */
	constructor(markup: string) {
		this.markup = markup;
	}
	toString(): string {
		return this.markup;
	}
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text from outside; Telegram knows only these four named entities. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

/** The only way to build markup: what is interpolated is escaped unless it is Html already. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html)[]): Html {
	let markup = strings[0] ?? "";
	values.forEach((value, i) => {
		markup += value instanceof Html ? value.markup : escapeHtml(String(value));
		markup += strings[i + 1] ?? "";
	});
	return new Html(markup);
}

/** Puts pieces one after the other with a separator of plain text between them. */
export function joinHtml(pieces: readonly Html[], separator: string): Html {
	return new Html(pieces.map((piece) => piece.markup).join(escapeHtml(separator)));
}

/** Markup of our own, such as a line of the language file whose arguments were escaped before. */
export function trustedHtml(markup: string): Html {
	return new Html(markup);
}

/** The text a reader sees: tags gone, entities resolved. */
export function plainText(message: Html): string {
	return message.markup
		.replace(/<[^>]*>/g, "")
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, "&");
}
