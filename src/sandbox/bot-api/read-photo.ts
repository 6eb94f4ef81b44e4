import { badRequest } from "./api-error.ts";

export interface Photo {
	content: Uint8Array;
	width: number;
	height: number;
}

const maxBytes = 10 * 1024 * 1024;
/** Width and height together. */
const maxSides = 10_000;
const maxRatio = 20;

/** The photo that a parameter names: a PNG that came along. Throws ApiError for what Telegram would not take. */
export function readPhoto(named: string, files: ReadonlyMap<string, Uint8Array>): Photo {
	const content = named.startsWith("attach://") ? files.get(named.slice("attach://".length)) : undefined;
	if (!content) throw badRequest("wrong file identifier/HTTP URL specified");
	if (content.length > maxBytes) throw badRequest("file is too big");
	const bytes = Buffer.from(content);
	if (bytes.length < 24 || bytes.toString("latin1", 1, 4) !== "PNG") throw badRequest("IMAGE_PROCESS_FAILED");
	const width = bytes.readUInt32BE(16);
	const height = bytes.readUInt32BE(20);
	const ratio = Math.max(width, height) / Math.min(width, height);
	if (width + height > maxSides || !(ratio <= maxRatio)) throw badRequest("PHOTO_INVALID_DIMENSIONS");
	return { content, width, height };
}
