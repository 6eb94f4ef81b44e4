import { pino } from "pino";
import { expect, it, onTestFinished } from "vitest";
import { createAmender } from "../../src/delivery/amender.ts";
import type { OutgoingMessage, SendOutcome } from "../../src/delivery/messenger.ts";
import { plainText } from "../../src/html.ts";
import { openWords } from "../../src/words/open-words.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { addFeed, follow, hour, minute, newMatch, start, storeArticle } from "../support/build.ts";
import { noPace, until } from "./start-sender.ts";

/** A message that was sent as number 10, and then told by another paper; edits are answered one after the other. */
async function startAmending(outcomes: SendOutcome[] = []) {
	const storage = await openStorage("sqlite::memory:");
	const [feedId, otherFeedId] = [await addFeed(storage, { title: "Koha" }), await addFeed(storage, { title: "N1" })];
	const { topic } = await follow(storage, 1);
	const told = { storyId: "s", developmentId: "d", matches: [newMatch(topic.id)] };
	await storeArticle(storage, feedId, { ...told, article: { title: "Bridge reopens" } });
	const [delivery] = await storage.outbox.due(start, { limit: 1, exceptChatIds: [] });
	const id = delivery?.id ?? 0;
	await storage.outbox.claim(id, start);
	await storage.outbox.recordSent(id, { messageId: 10, sentAt: start });
	await storeArticle(storage, otherFeedId, told);

	const edits: { messageId: number; message: OutgoingMessage }[] = [];
	const held: number[] = [];
	let at = start + minute;
	const amender = createAmender({
		storage,
		edit: async (messageId, message) => {
			edits.push({ messageId, message });
			return outcomes.shift() ?? { kind: "sent", messageId };
		},
		pace: { ...noPace, hold: ({ ms }) => void held.push(ms) },
		summaries: { of: async () => "The bridge is open." },
		words: openWords(),
		log: pino({ level: "silent" }),
		now: () => at,
		restMs: 5,
	});
	onTestFinished(async () => {
		await amender.stop();
		await storage.close();
	});
	amender.start();
	return {
		edits,
		held,
		leap: (ms: number) => {
			at += ms;
		},
	};
}

it("adds the name of another paper to the message that was sent, which else stays as it was", async () => {
	const { edits } = await startAmending();
	await until(() => edits.length === 1);
	const [edit] = edits;
	expect(edit?.messageId).toBe(10);
	const text = edit ? plainText(edit.message.body) : "";
	expect(text).toMatch(/^Bridge reopens\nKoha · 1 h ago · English\n\nThe bridge is open\.\n\n.* · also: N1$/);
});

it.each<[string, SendOutcome, number]>([
	["waits as long as it is told to", { kind: "wait", seconds: 30 }, 31_000],
	["tries again after a fault of the network", { kind: "unknown", description: "502" }, 2 * minute],
])("%s", async (_, outcome, ms) => {
	const { edits, leap, held } = await startAmending([outcome]);
	await until(() => edits.length === 1);
	leap(ms);
	await until(() => edits.length === 2);
	expect(held).toEqual(outcome.kind === "wait" ? [30_000] : []);
});

it("lets go what Telegram refuses for good", async () => {
	const { edits, leap } = await startAmending([{ kind: "harmless", description: "message to edit not found" }]);
	await until(() => edits.length === 1);
	leap(hour);
	await new Promise((resolve) => setTimeout(resolve, 30));
	expect(edits).toHaveLength(1);
});
