/** Byte order marks, the longest first; they outrank whatever a header or a declaration says. */
const marks: [number[], string][] = [
	[[0xef, 0xbb, 0xbf], "utf-8"],
	[[0xff, 0xfe], "utf-16le"],
	[[0xfe, 0xff], "utf-16be"],
	// No mark, but "<" or "{" in two bytes.
	[[0x3c, 0x00], "utf-16le"],
	[[0x00, 0x3c], "utf-16be"],
];

const utf8Labels = new Set(["utf-8", "utf-16le", "utf-16be"]);

/**
 * Bytes to text: by byte order mark, the content type's charset, the XML declaration; else UTF-8, and
 * windows-1252 for what is not valid UTF-8. Never throws. Declarations that are plainly wrong are not believed.
 */
export function decodeDocument(body: Uint8Array, contentType: string | undefined): string {
	const mark = marks.find(([bytes]) => bytes.every((byte, i) => body[i] === byte))?.[1];
	if (mark) return decode(body, mark) ?? "";
	const named = [/charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1], declared(body)];
	const labels = named.flatMap((name) => knownLabel(name) ?? []);
	// Long text that is valid UTF-8 by accident does not occur, so a single-byte label over it is a mistake.
	if (!labels[0] || /^(windows|iso-8859|macintosh|koi8|ibm)/.test(labels[0])) labels.unshift("utf-8");
	for (const label of [...labels, "utf-8"]) {
		const text = decode(body, label, true);
		if (text !== undefined) return text;
	}
	const legacy = labels.find((label) => !utf8Labels.has(label)) ?? "windows-1252";
	return decode(body, legacy) ?? "";
}

function declared(body: Uint8Array): string | undefined {
	const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1024)).toString("latin1");
	return /<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/.exec(head)?.[1];
}

function knownLabel(name: string | undefined): string | undefined {
	if (!name) return undefined;
	try {
		const label = new TextDecoder(name).encoding;
		// The bytes of the declaration itself were readable, so it cannot be in two-byte units.
		return label.startsWith("utf-16") ? undefined : label;
	} catch {
		// A label nobody knows says nothing.
		return undefined;
	}
}

function decode(body: Uint8Array, label: string, fatal = false): string | undefined {
	try {
		return new TextDecoder(label, { fatal }).decode(body);
	} catch {
		// Not valid in this encoding: the caller tries the next.
		return undefined;
	}
}
