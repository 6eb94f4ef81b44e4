import { writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "./free-port.ts";
import { type RunningTidings, runTidings, temporaryFolder } from "./run-tidings.ts";

/** The sandbox as `npm start` opens it, with files and a port of its own. */
export interface RunningSandbox {
	url: string;
	tidings: RunningTidings;
	/** Ends it and takes its files away. */
	close(): Promise<void>;
}

/** Starts the real program without a token. The real feeds are left out: a test asks nobody's server. */
export async function runSandbox(): Promise<RunningSandbox> {
	const folder = await temporaryFolder();
	const feeds = path.join(folder.path, "feeds.opml");
	await writeFile(
		feeds,
		'<opml version="2.0"><body><outline text="Nobody" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>',
	);
	const port = await freePort();
	const tidings = runTidings({ HTTP_PORT: String(port), FEEDS: feeds }, folder.path);
	const close = async () => {
		await tidings.stop();
		await folder.remove();
	};
	try {
		await tidings.logged("ready");
	} catch (error) {
		await close();
		throw error;
	}
	return { url: `http://127.0.0.1:${port}`, tidings, close };
}
