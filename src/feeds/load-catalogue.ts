import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FeedListing } from "../domain/feed.ts";
import { decodeDocument } from "./decode-document.ts";
import { FeedError } from "./feed-error.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { createWebClient } from "./web-client.ts";
import { WebError } from "./web-error.ts";

const maxBytes = 5_000_000;

const reasons: Record<string, string> = {
	ENOENT: "there is no such file",
	ENOTDIR: "a part of its path is a file, not a folder",
	EACCES: "this user may not read it",
	EPERM: "this user may not read it",
	ENAMETOOLONG: "its name is too long",
	ELOOP: "its links lead in a circle",
};

export interface CatalogueOptions {
	/** For an address that does not answer. */
	deadlineMs?: number;
}

/** The catalogue that comes with the program. */
export const ownCatalogue = new URL("catalogue.opml", import.meta.url);

/**
 * Reads the feed list at a path or an http(s) address. The operator names it, so it may be on a private network.
 * Throws {@link FeedError} in words that name the place.
 */
export async function loadCatalogue(pathOrUrl: string | URL, options: CatalogueOptions = {}): Promise<FeedListing[]> {
	const isAddress = /^https?:\/\//i.test(String(pathOrUrl));
	// What is said of a file is to name its place, wherever the bot was started.
	const place = isAddress
		? String(pathOrUrl)
		: pathOrUrl instanceof URL
			? fileURLToPath(pathOrUrl)
			: resolve(pathOrUrl);
	const opml = isAddress ? await download(place, options) : await readLocal(place);
	try {
		return readCatalogue(opml);
	} catch (error) {
		if (!(error instanceof FeedError)) throw error;
		throw new FeedError(`${place}: ${error.message}`, { cause: error });
	}
}

async function readLocal(path: string): Promise<string> {
	try {
		const file = await stat(path);
		if (file.size > maxBytes) throw new FeedError(`${path} is too large for a feed list`);
		// A pipe or a device may never come to an end.
		if (!file.isFile()) throw new FeedError(`the feed list ${path} cannot be read: ${nameKind(file)}`);
		return decodeDocument(await readFile(path), undefined);
	} catch (error) {
		if (error instanceof FeedError) throw error;
		const { code = "" } = error as NodeJS.ErrnoException;
		throw new FeedError(`the feed list ${path} cannot be read: ${reasons[code] ?? code}`, { cause: error });
	}
}

function nameKind(file: Stats): string {
	return file.isDirectory() ? "it is a folder" : "it is a pipe or a device, not a file";
}

async function download(url: string, { deadlineMs = 8_000 }: CatalogueOptions): Promise<string> {
	const web = createWebClient({ allowPrivate: true, connectTimeoutMs: deadlineMs, deadlineMs, maxBytes });
	try {
		const answer = await web.get(url);
		if (answer.status !== 200) throw new FeedError(`the feed list ${url} cannot be read: HTTP ${answer.status}`);
		return decodeDocument(answer.body, answer.header("content-type"));
	} catch (error) {
		if (!(error instanceof WebError)) throw error;
		throw new FeedError(`the feed list ${url} cannot be read: ${error.message}`, { cause: error });
	} finally {
		await web.close();
	}
}
