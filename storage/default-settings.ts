import type { ChatSettings } from "../src/domain/chat.ts";

/** What a chat has set before it sets anything; the same in every backend. */
export const defaultSettings: ChatSettings = { previews: true, silent: false };
