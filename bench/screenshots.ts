// `npm run screenshots`: takes the pictures of docs/ anew, from the real program in Debian's Chromium.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { hasBrowser, openBrowser } from "../test/support/open-browser.ts";
import { runSandbox } from "../test/support/run-sandbox.ts";

const docs = path.resolve(import.meta.dirname, "../docs");

if (!hasBrowser) {
	console.error("There is no /usr/bin/chromium here: apt-get install chromium fonts-noto-color-emoji");
	process.exit(1);
}
await mkdir(docs, { recursive: true });
const [sandbox, browser] = await Promise.all([runSandbox(), openBrowser()]);
try {
	const open = async (options: BrowserContextOptions): Promise<Page> => {
		const page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
		await page.goto(sandbox.url);
		return page;
	};
	const wide = await open({ viewport: { width: 1180, height: 900 }, deviceScaleFactor: 2 });
	const line = wide.getByLabel("Message", { exact: true });
	await line.fill("/subscribe Kosovo–Serbia dialogue");
	await line.press("Enter");
	await wide.getByText("after nine hours of talks").first().waitFor({ timeout: 30_000 });
	await settle(wide);
	await wide.screenshot({ path: path.join(docs, "sandbox.png") });

	await wide.getByRole("button", { name: "Why?" }).last().click();
	await wide.getByText("on it is sent").first().waitFor();
	await wide.getByRole("button", { name: "Not this" }).last().click();
	await wide.getByText("Less of").first().waitFor();
	await settle(wide);
	await wide.screenshot({ path: path.join(docs, "why.png") });
	await line.fill("/topic Kosovo–Serbia dialogue");
	await line.press("Enter");
	await wide.getByRole("button", { name: "Picture" }).last().click();
	await wide.locator("img.photo").last().waitFor();
	await settle(wide);
	await wide.screenshot({ path: path.join(docs, "topic.png") });

	const phone = await open({
		viewport: { width: 390, height: 780 },
		deviceScaleFactor: 2,
		colorScheme: "dark",
		hasTouch: true,
		isMobile: true,
	});
	await phone.getByText("after nine hours of talks").first().waitFor();
	await settle(phone);
	await phone.screenshot({ path: path.join(docs, "sandbox-phone.png") });

	await line.fill("/subscribe football");
	await line.press("Enter");
	await wide.getByText("That is a lot").waitFor();
	await wide
		.getByRole("button", { name: / — about \d a day$/ })
		.first()
		.click();
	await wide.getByText("now, instead of").waitFor();
	await settle(wide);
	await wide.screenshot({ path: path.join(docs, "narrow.png") });
	console.log(`The pictures are in ${docs}.`);
} finally {
	await browser.close();
	await sandbox.close();
}

/** Lets scrolling and fading end; what lies under the mouse would look chosen. */
async function settle(page: Page): Promise<void> {
	await page.mouse.move(0, 0);
	await page.waitForTimeout(700);
	// A click on a button above the end counts as reading there.
	await page.locator("#scroller").evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
	await page.waitForTimeout(300);
}
