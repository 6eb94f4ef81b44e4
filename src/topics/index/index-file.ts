import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { PieceReader, PieceWriter } from "./pieces.ts";

/** Stands first and last; read on a machine of the other byte order it is another number. */
const MARK = 0x54_49_44_31;
/** Raised whenever the index is laid out otherwise. */
const LAYOUT = 3;
const AT_ONCE = 512;

/** What a copy of the index must be of to be of use. */
export interface CopyStamp {
	/** Names the state of the store it was made of. */
	stamp: string;
	/** Names everything else that forms and weights depend on: the lexicon, the compiler's version. */
	fingerprint: string;
}

/**
 * Writes a copy of the index beside the file, then puts it in the file's place: a crash leaves the old copy or the
 * new one. It is written as it lies in memory, so it is of use to this machine alone, and nothing is lost with it.
 */
export async function writeIndexFile(
	path: string,
	{ stamp, fingerprint }: CopyStamp,
	write: (out: PieceWriter) => void,
): Promise<void> {
	const out = new PieceWriter();
	out.putNumbers(MARK, LAYOUT);
	out.put(toUnits(stamp));
	out.put(toUnits(fingerprint));
	write(out);
	out.putNumbers(MARK);
	const beside = `${path}.new`;
	const file = await open(beside, "w");
	try {
		for (let at = 0; at < out.pieces.length; at += AT_ONCE) await file.writev(out.pieces.slice(at, at + AT_ONCE));
		await file.sync();
	} catch (error) {
		await file.close();
		await rm(beside, { force: true });
		throw error;
	}
	await file.close();
	await rename(beside, path);
}

/** A copy of the index; undefined when there is none, or none this program can read. */
export async function readIndexFile(path: string): Promise<(CopyStamp & { pieces: PieceReader }) | undefined> {
	const ints = await readNumbers(path);
	if (ints === undefined || ints.at(-1) !== MARK || ints[1] !== MARK || ints[2] !== LAYOUT) return undefined;
	const pieces = new PieceReader(ints);
	pieces.take();
	return { stamp: fromUnits(pieces.take()), fingerprint: fromUnits(pieces.take()), pieces };
}

/** In one go: reading bit by bit, as it is done for files of unknown size, takes many times as long. */
async function readNumbers(path: string): Promise<Int32Array<ArrayBuffer> | undefined> {
	let file: FileHandle | undefined;
	try {
		file = await open(path);
		const { size } = await file.stat();
		const ints = new Int32Array(Math.floor(size / 4));
		let read = 0;
		while (read < ints.byteLength) {
			const { bytesRead } = await file.read(ints, read, Math.min(ints.byteLength - read, 2 ** 30), read);
			if (bytesRead === 0) return undefined;
			read += bytesRead;
		}
		return ints;
	} catch {
		return undefined;
	} finally {
		await file?.close();
	}
}

function toUnits(text: string): Int32Array {
	return Int32Array.from(text, (letter) => letter.charCodeAt(0));
}

function fromUnits(units: Int32Array): string {
	return String.fromCharCode(...units);
}
