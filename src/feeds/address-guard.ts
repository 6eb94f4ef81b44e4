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

/** Whether an IP address may be connected to. */
export type MayReach = (address: string) => boolean;

/** Refuses URLs whose host is written as an address that may not be reached; names are judged by {@link guardLookup}. */
export function checkHost(url: URL, mayReach: MayReach): void {
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (ipaddr.isValid(host) && !mayReach(host)) throw privateAddress(host);
}

/**
 * A DNS look-up that only yields addresses that may be reached. The connection is made to what it yields, so a name
 * cannot show one address to a check and another to the connection.
 */
export function guardLookup(mayReach: MayReach): LookupFunction {
	return (hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (error, found) => {
			if (error) return callback(error, "");
			const allowed = (found as LookupAddress[]).filter((entry) => mayReach(entry.address));
			const first = allowed[0];
			if (!first) return callback(privateAddress(hostname), "");
			if (options.all) callback(null, allowed);
			else callback(null, first.address, first.family);
		});
	};
}

function privateAddress(host: string): WebError {
	return new WebError("privateAddress", `${host} is on a private network, which is not allowed`);
}
