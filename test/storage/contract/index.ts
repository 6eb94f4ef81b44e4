import { articlesContract } from "./articles.ts";
import { chatsContract } from "./chats.ts";
import type { OpenEmpty } from "./contract.ts";
import { developmentsContract } from "./developments.ts";
import { feedsContract } from "./feeds.ts";
import { inboxContract } from "./inbox.ts";
import { lessonsContract } from "./lessons.ts";
import { outboxContract } from "./outbox.ts";
import { topicsContract } from "./topics.ts";

/** What every backend of Storage must do; `open` opens an empty store. */
export function storageContract(open: OpenEmpty): void {
	feedsContract(open);
	articlesContract(open);
	topicsContract(open);
	lessonsContract(open);
	chatsContract(open);
	outboxContract(open);
	developmentsContract(open);
	inboxContract(open);
}
