import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../support/open-browser.ts";
import { type RunningSandbox, runSandbox } from "../support/run-sandbox.ts";

const why = hasBrowser ? "" : " (skipped: there is no /usr/bin/chromium on this machine)";
const topic = "Kosovo–Serbia dialogue";

describe.skipIf(!hasBrowser)(`the sandbox in a browser${why}`, () => {
	let sandbox: RunningSandbox;
	let browser: Browser;
	let page: Page;
	const complaints: string[] = [];
	beforeAll(async () => {
		[sandbox, browser] = await Promise.all([runSandbox(), openBrowser()]);
		page = await browser.newPage();
		page.on("console", (message) => complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		await page.goto(sandbox.url);
	}, 60_000);
	afterAll(async () => {
		await browser?.close();
		await sandbox?.close();
	});

	const line = () => page.getByLabel("Message", { exact: true });
	const fromBot = (text: string | RegExp) => page.locator(".message:not(.own)", { hasText: text });
	const type = async (text: string) => {
		await line().fill(text);
		await line().press("Enter");
	};
	const button = (message: Locator, name: string | RegExp) => message.getByRole("button", { name, exact: true });

	it("greets an empty chat, and offers the commands when a slash is typed", async () => {
		await page.getByRole("button", { name: "Start", exact: true }).waitFor();
		await line().fill("/unsu");
		const options = page.getByRole("option");
		await expect.poll(() => options.allTextContents()).toEqual([expect.stringContaining("/unsubscribe")]);
		await line().press("Escape");
		await line().fill("/subs");
		await options.first().waitFor();
		await line().press("Tab");
		expect(await line().inputValue()).toBe("/subscribe ");
	});

	it("keeps the time clear of what is written from right to left", async () => {
		await type("/search الانتخابات في لبنان");
		const own = page.locator(".message.own", { hasText: "لبنان" });
		const [text, time] = await Promise.all([own.locator(".command").boundingBox(), own.locator("time").boundingBox()]);
		expect(time?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0) - 4);
	});

	it("follows a topic, previews it, and brings the first story within 20 seconds", async () => {
		await type(`/subscribe ${topic}`);
		const subscribedAt = Date.now();
		const answer = fromBot("You follow");
		await answer.waitFor();
		expect(await answer.textContent()).toContain(topic);
		expect(await answer.getByRole("link").count()).toBeGreaterThanOrEqual(2);

		const push = fromBot("commission on missing persons after nine hours");
		await push.waitFor({ timeout: 20_000 });
		expect(Date.now() - subscribedAt).toBeLessThan(20_000);
		const text = await push.textContent();
		expect(text).toContain("Rugova Post");
		expect(text).toContain("The chief negotiators of Kosovo and Serbia agreed in Brussels");
		expect(text).not.toMatch(/RugovaPost|Min Read|Share this|appeared first/);

		const link = await push.getByRole("link").first().getAttribute("href");
		const article = await fetch(link ?? "");
		expect(article.status).toBe(200);
		expect(await article.text()).toContain("Associations of families on both sides");
	}, 40_000);

	it("adds another paper that tells the same to the message", async () => {
		const push = fromBot("commission on missing persons after nine hours").first();
		await push.getByText("also: Drina Courier").waitFor({ timeout: 40_000 });
	}, 50_000);

	it("answers the first message of a story with what comes of it", async () => {
		const development = fromBot("Norwegian judge to chair commission on missing persons");
		await development.waitFor({ timeout: 40_000 });
		expect(await development.textContent()).toContain("New: ");
		expect(await development.locator(".quote").textContent()).toContain(
			"commission on missing persons after nine hours",
		);
	}, 50_000);

	it("says why, brings more and survives a reload", async () => {
		const push = fromBot("The chief negotiators of Kosovo and Serbia agreed in Brussels").first();
		await button(push, "Why?").click();
		await fromBot(/score/i).first().waitFor();
		const count = await page.locator(".message").count();
		await button(push, "Latest").click();
		await expect.poll(() => page.locator(".message").count()).toBeGreaterThan(count);
		await type("/latest");
		await fromBot("Newest on your topics").waitFor();

		const before = await page.locator(".message").allTextContents();
		await page.reload();
		await expect
			.poll(async () => (await page.locator(".message").allTextContents()).slice(0, before.length))
			.toEqual(before);
	}, 20_000);

	it("asks about plain words, and answers a reply to a story", async () => {
		const push = fromBot("The chief negotiators of Kosovo and Serbia agreed in Brussels").first();
		await push.hover();
		await push.getByRole("button", { name: "Reply to this message" }).click();
		const reasons = await fromBot(/score/i).count();
		await type("/why");
		await expect.poll(() => fromBot(/score/i).count()).toBe(reasons + 1);

		await type("<b>wine & harvest</b>");
		const question = fromBot("wine & harvest").last();
		await button(question, "Follow").waitFor();
		expect(await page.locator(".message.own").last().textContent()).toContain("<b>wine & harvest</b>");
	}, 20_000);

	it("learns from “Not this”, and shows the topic's page with a picture", async () => {
		const push = fromBot("The chief negotiators of Kosovo and Serbia agreed in Brussels").first();
		await button(push, "Not this").click();
		const learned = fromBot("Your own words stay as they are").last();
		await button(learned, "The topic").click();
		const topicPage = fromBot("It learned from you").last();
		await button(topicPage, "Picture").click();
		const picture = page.locator("img.photo");
		await picture.waitFor();
		await expect
			.poll(() => picture.evaluate((image) => "naturalWidth" in image && image.naturalWidth))
			.toBeGreaterThan(300);
		await button(topicPage, /^Undo: less of/).click();
		await expect.poll(() => fromBot("It learned from you").count()).toBe(0);
	}, 20_000);

	it("narrows a topic that brings too much by a button, and brings, explains and learns what is left of it", async () => {
		await type("/subscribe football");
		const wide = fromBot("You follow football.");
		await wide.waitFor();
		expect(await wide.textContent()).toMatch(/about 2\d a day[\s\S]*That is a lot/);
		const narrower = wide.getByRole("button", { name: / — about \d a day$/ });
		expect(await narrower.count()).toBeGreaterThanOrEqual(2);
		const [narrow = ""] = ((await narrower.first().textContent()) ?? "").split(" — ");
		expect(narrow).toMatch(/^football \p{L}+$/u);
		await narrower.first().click();
		const changed = fromBot(`You follow ${narrow} now, instead of football.`);
		await changed.waitFor();
		expect(await changed.textContent()).toMatch(/about \d a day/);

		const push = fromBot(narrow).filter({ has: page.getByRole("button", { name: "Why?", exact: true }) });
		await push.first().waitFor({ timeout: 20_000 });
		expect(await push.first().textContent()).toContain("The Touchline");
		await button(push.first(), "Why?").click();
		const why = fromBot(/Score 0\.\d+ of 1/).last();
		await expect.poll(() => why.textContent()).toContain(`${narrow}\nBecause of `);
		await button(why, "Not this").click();
		const learned = fromBot(`in ${narrow}. Your own words stay as they are`).last();
		await learned.waitFor();
		await button(learned, "The topic").click();
		const topicPage = fromBot("It learned from you").last();
		await topicPage.waitFor();
		expect(await topicPage.textContent()).toContain(narrow);
		expect(await topicPage.textContent()).toContain("stories in the last 14 days");
		await button(topicPage, "Stop").click();
		await fromBot(`You no longer follow ${narrow}`).waitFor();
		// Only the messages scroll, however many there are, and what came last is in sight.
		expect(await page.evaluate("document.documentElement.scrollHeight - innerHeight")).toBe(0);
		await type("/help");
		await fromBot("/subscribe").last().waitFor();
		const fromEnd = "Math.round(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight)";
		await expect.poll(() => page.evaluate(fromEnd)).toBeLessThan(2);
	}, 40_000);

	it("stops by the button under a story, and then has nothing to stop", async () => {
		const push = fromBot("The chief negotiators of Kosovo and Serbia agreed in Brussels").first();
		await button(push, "Unsubscribe").click();
		await fromBot("You no longer follow").waitFor();
		await type("/unsubscribe");
		await fromBot(/You follow nothing/).waitFor();
		expect(complaints).toEqual([]);
	}, 20_000);

	it("has neither warnings nor errors in its log, and stops in order", async () => {
		const bad = sandbox.tidings.logs.filter(({ level }) => level === "error" || level === "fatal");
		expect(bad).toEqual([]);
		expect(await sandbox.tidings.stop()).toBe(0);
	}, 15_000);
});
