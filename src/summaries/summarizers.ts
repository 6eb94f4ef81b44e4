import { createExtractiveSummarizer } from "./extractive.ts";
import { createOpenAiSummarizer, type OpenAiOptions } from "./openai.ts";
import type { Summarizer } from "./summarizer.ts";

/** What any of them may need. */
export interface SummarizerOptions {
	/** Set when a model is configured. */
	openai: Omit<OpenAiOptions, "timeoutMs"> | undefined;
	timeoutMs: number;
}

/** The choices of SUMMARIZER. A new one is a file beside this and a line here. */
export const summarizers = {
	extractive: () => createExtractiveSummarizer(),
	openai: ({ openai, timeoutMs }) => {
		if (!openai) throw new Error("SUMMARIZER=openai without an endpoint; the configuration should have refused it");
		return createOpenAiSummarizer({ ...openai, timeoutMs });
	},
} satisfies Record<string, (options: SummarizerOptions) => Summarizer>;
