import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { PieceReader, PieceWriter } from "./pieces.ts";

/** Stands first; read on a machine of the other byte order it is another number. */
const MARK = 0x54_49_44_31;
/** Raised whenever the index is laid out otherwise. */
const LAYOUT = 6;
const AT_ONCE = 512;
/** Bytes. */
const MOST_AT_ONCE = 2 ** 30;

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
	out.pieces.push(Int32Array.of(out.sum));
	const beside = `${path}.new`;
	const file = await open(beside, "w");
	try {
		for (let at = 0; at < out.pieces.length; at += AT_ONCE) {
			const pieces = out.pieces.slice(at, at + AT_ONCE);
			const { bytesWritten } = await file.writev(pieces);
			if (bytesWritten < pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
				throw new Error(`${beside} could not be written whole`);
		}
		await file.sync();
	} catch (error) {
		await file.close();
		await rm(beside, { force: true });
		throw error;
	}
	await file.close();
	await rename(beside, path);
}

/** A copy of the index that lies on disk, to be closed. */
export interface IndexCopy extends CopyStamp {
	/** False when it turned out to be damaged; `use` throws then, or what it took is to be thrown away. */
	read(use: (pieces: PieceReader) => void): boolean;
	close(): void;
}

/**
 * Opens a copy of the index; undefined when there is none, or none this program can read. Everything is read at once and
 * straight to where it is to stand, for nothing else goes on at a start and it is much.
 */
export function openIndexFile(path: string): IndexCopy | undefined {
	let file: number;
	try {
		file = openSync(path, "r");
	} catch {
		return undefined;
	}
	const close = () => closeSync(file);
	try {
		const pieces = new PieceReader((ints) => readNumbers(file, ints), Math.floor(fstatSync(file).size / 4));
		const [mark, layout] = pieces.takeNumbers();
		if (mark === MARK && layout === LAYOUT) {
			const stamp = fromUnits(pieces.take());
			const fingerprint = fromUnits(pieces.take());
			const read = (use: (pieces: PieceReader) => void) => {
				try {
					use(pieces);
					return true;
				} catch {
					return false;
				}
			};
			return { stamp, fingerprint, read, close };
		}
	} catch {
		// Whatever it is, a copy only saves time.
	}
	close();
	return undefined;
}

/** @throws RangeError when the file has fewer. */
function readNumbers(file: number, ints: Int32Array): void {
	let read = 0;
	while (read < ints.byteLength) {
		const length = Math.min(ints.byteLength - read, MOST_AT_ONCE);
		const bytes = readSync(file, ints, read, length, null);
		if (bytes === 0) throw new RangeError("the copy of the index ends too early");
		read += bytes;
	}
}

function toUnits(text: string): Int32Array {
	return Int32Array.from(text, (letter) => letter.charCodeAt(0));
}

function fromUnits(units: Int32Array): string {
	return String.fromCharCode(...units);
}
