import type { CompiledNode, WeightedTerm } from "../../compiled-query.ts";

/** Before each label, and behind the last. */
const LABEL_DIVIDER = 10;
const LABELS_END = 0;
const RESERVED = /[\n\0]/g;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** What was encoded last. */
let encoded = new Uint8Array(256);

/** The labels of a node's terms as they are kept, in the order of the terms; good until the next call. */
export function encodeLabels(node: CompiledNode): Uint8Array {
	const end = putByte(LABELS_END, encodeNode(node, 0));
	return encoded.subarray(0, end);
}

/** The labels that were encoded so, from the beginning of these bytes on; "" for one that its term's key says as well. */
export function decodeLabels(bytes: Uint8Array): string[] {
	// Before the first divider is nothing.
	return decoder
		.decode(bytes.subarray(0, bytes.indexOf(LABELS_END)))
		.split("\n")
		.slice(1);
}

/** Writes the labels of a node from a place on, each with the divider before it, and gives the place behind them. */
function encodeNode(node: CompiledNode, from: number): number {
	let at = from;
	switch (node.kind) {
		case "words":
			for (const term of node.own) at = encodeLabel(term, at);
			for (const term of node.beside) at = encodeLabel(term, at);
			return at;
		case "has":
			return encodeLabel(node.term, at);
		case "and":
			for (const part of node.all) at = encodeNode(part, at);
			for (const part of node.none) at = encodeNode(part, at);
			return at;
		case "or":
			for (const part of node.any) at = encodeNode(part, at);
			return at;
	}
}

/** Of a label that its key says as well nothing but the divider. */
function encodeLabel({ key, label }: WeightedTerm, from: number): number {
	const at = putByte(LABEL_DIVIDER, from);
	if (key.length === label.length + 2 && key.endsWith(label)) return at;
	// A letter is three bytes at the most.
	if (at + label.length * 3 > encoded.length) encoded = doubled(encoded, at + label.length * 3);
	return at + encoder.encodeInto(label.replace(RESERVED, " "), encoded.subarray(at)).written;
}

function putByte(byte: number, at: number): number {
	if (at === encoded.length) encoded = doubled(encoded, at + 1);
	encoded[at] = byte;
	return at + 1;
}

function doubled(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
	const larger = new Uint8Array(needed * 2);
	larger.set(bytes);
	return larger;
}
