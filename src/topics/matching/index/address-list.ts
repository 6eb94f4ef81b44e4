/** Addresses, used again for the next article. */
export class AddressList {
	length = 0;
	addresses = new Int32Array(256);

	/** Makes room for so many more. */
	reserve(count: number): void {
		if (this.length + count < this.addresses.length) return;
		const grown = new Int32Array((this.length + count) * 2);
		grown.set(this.addresses);
		this.addresses = grown;
	}
}
