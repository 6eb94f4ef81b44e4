/** The FTS5 expression for articles in which all of the terms stand; undefined when there are none. */
export function allOf(terms: readonly string[]): string | undefined {
	return expression(terms, " AND ");
}

/** The FTS5 expression for articles in which any of the terms stands; undefined when there are none. */
export function anyOf(terms: readonly string[]): string | undefined {
	return expression(terms, " OR ");
}

/** Each term is a quoted string, in which nothing but the quote itself means anything to FTS5. */
function expression(terms: readonly string[], operator: string): string | undefined {
	// The index divides at white space and control characters of ASCII, and knows no phrases: such a term is several.
	const tokens = new Set(terms.flatMap((term) => term.split(/[\x00-\x20\x7f]+/)));
	tokens.delete("");
	if (tokens.size === 0) return undefined;
	return [...tokens].map((token) => `"${token.replaceAll('"', '""')}"`).join(operator);
}
