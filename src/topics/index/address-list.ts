/** Addresses, used again for the next article. */
export class AddressList {
	length = 0;
	addresses = new Int32Array(256);

	push(address: number): void {
		if (this.length === this.addresses.length) {
			const grown = new Int32Array(this.length * 2);
			grown.set(this.addresses);
			this.addresses = grown;
		}
		this.addresses[this.length++] = address;
	}
}
