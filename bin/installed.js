import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own list, node_modules/.package-lock.json,
 * as the last step of an installation that succeeded and takes it away at the start of `npm ci`: without it, or with
 * a package that is not the one listed, the installation was never finished, or belongs to another commit.
 */
export function isInstalled({ root, needsTools, needsNode }) {
	const wanted = readPackages(join(root, "package-lock.json"));
	const present = readPackages(join(root, "node_modules/.package-lock.json"));
	if (!wanted || !present) return false;
	for (const [path, entry] of Object.entries(wanted)) {
		if (path === "" || entry.link || !isNeededHere(entry, { needsTools, needsNode })) continue;
		const laid = present[path];
		if (laid?.version !== entry.version || laid.integrity !== entry.integrity) return false;
		if (readJson(join(root, path, "package.json"))?.version !== entry.version) return false;
	}
	return true;
}

function isNeededHere(entry, { needsTools, needsNode }) {
	if ((entry.dev || entry.devOptional) && !needsTools) return false;
	if (!entry.optional) return true;
	if (entry.bin?.node && !needsNode) return false;
	// Which C library this machine has is npm's business; what depends on it is not looked at.
	return (
		Boolean(entry.os && entry.cpu && !entry.libc) && fits(entry.os, process.platform) && fits(entry.cpu, process.arch)
	);
}

function fits(list, value) {
	return [list].flat().includes(value);
}

function readPackages(path) {
	const packages = readJson(path)?.packages;
	return packages && typeof packages === "object" ? packages : undefined;
}

function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		// Missing or cut off: the same to us.
		return undefined;
	}
}
