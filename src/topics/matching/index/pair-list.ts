const SMALLEST = 1_024;

/** Pairs and the topics they lead to, in no order, as columns of numbers; to be filed all at once. */
export class PairList {
	length = 0;
	firsts = new Int32Array(SMALLEST);
	guards = new Int32Array(SMALLEST);
	topics = new Int32Array(SMALLEST);
	bounds = new Int32Array(SMALLEST);

	push(first: number, guard: number, topic: number, bound: number): void {
		const nth = this.length;
		if (nth === this.firsts.length) {
			this.firsts = doubled(this.firsts);
			this.guards = doubled(this.guards);
			this.topics = doubled(this.topics);
			this.bounds = doubled(this.bounds);
		}
		this.firsts[nth] = first;
		this.guards[nth] = guard;
		this.topics[nth] = topic;
		this.bounds[nth] = bound;
		this.length = nth + 1;
	}

	/** Leaves out the pairs of some topics. */
	dropTopics(isGone: (topic: number) => boolean): void {
		const { firsts, guards, topics, bounds, length } = this;
		this.length = 0;
		for (let nth = 0; nth < length; nth++) {
			const topic = topics[nth] as number;
			if (!isGone(topic)) this.push(firsts[nth] as number, guards[nth] as number, topic, bounds[nth] as number);
		}
	}

	/** Puts other addresses in the place of the topics'. */
	replaceTopics(addressOf: (topic: number) => number): void {
		for (let nth = 0; nth < this.length; nth++) this.topics[nth] = addressOf(this.topics[nth] as number);
	}

	/** The topics in the order of their pairs. */
	topicsInOrder(): Int32Array {
		return this.inOrder().map((row) => this.topics[row] as number);
	}

	/** The numbers of all pairs in the order of their first terms, under each of these in that of their guards. */
	inOrder(): Int32Array {
		const all = new Int32Array(this.length);
		for (let nth = 0; nth < all.length; nth++) all[nth] = nth;
		return sortBy(this.firsts, sortBy(this.guards, all));
	}
}

/** Sorts numbers of rows by a column of small numbers; equal ones stay in their order. */
function sortBy(column: Int32Array, rows: Int32Array): Int32Array {
	const starts = countEach(column, rows.length);
	let start = 0;
	for (let value = 0; value < starts.length; value++) {
		const count = starts[value] as number;
		starts[value] = start;
		start += count;
	}
	const sorted = new Int32Array(rows.length);
	for (const row of rows) {
		const value = column[row] as number;
		const place = starts[value] as number;
		sorted[place] = row;
		starts[value] = place + 1;
	}
	return sorted;
}

/** How often each number stands among the first so many of a column. */
function countEach(column: Int32Array, length: number): Int32Array {
	let most = -1;
	for (let nth = 0; nth < length; nth++) most = Math.max(most, column[nth] as number);
	const counts = new Int32Array(most + 1);
	for (let nth = 0; nth < length; nth++) {
		const value = column[nth] as number;
		counts[value] = (counts[value] as number) + 1;
	}
	return counts;
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(column.length * 2);
	larger.set(column);
	return larger;
}
