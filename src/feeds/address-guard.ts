import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { WebError } from "./web-error.ts";

/** Whether an IP address is on the public internet, also where an IPv6 one only wraps an IPv4 one. */
export function isPublicAddress(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed.kind() === "ipv6" && parsed.range() === "rfc6052") {
		// The NAT64 prefix: the last four bytes are the address that is meant.
		return ipaddr.fromByteArray(parsed.toByteArray().slice(-4)).range() === "unicast";
	}
	return parsed.range() === "unicast";
}

/** Refuses URLs whose host is written as an address that is not public; names are judged by {@link guardedLookup}. */
export function checkHost(url: URL): void {
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (ipaddr.isValid(host) && !isPublicAddress(host)) throw privateAddress(host);
}

/**
 * A DNS look-up that only yields public addresses. The connection is made to what this yields, so a name
 * cannot show one address to a check and another to the connection.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, found) => {
		if (error) return callback(error, "");
		const allowed = (found as LookupAddress[]).filter((entry) => isPublicAddress(entry.address));
		const first = allowed[0];
		if (!first) return callback(privateAddress(hostname), "");
		if (options.all) callback(null, allowed);
		else callback(null, first.address, first.family);
	});
};

function privateAddress(host: string): WebError {
	return new WebError("privateAddress", `${host} is on a private network, which is not allowed`);
}
