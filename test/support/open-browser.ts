import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const chromiumPath = "/usr/bin/chromium";

/** Whether the browser the tests drive is on this machine. */
export const hasBrowser = existsSync(chromiumPath);

/** Debian's Chromium, which asks nothing of the network by itself and runs as root in a container too. */
export function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: chromiumPath,
		args: [
			"--headless",
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
}
