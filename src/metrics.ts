import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the process counts about itself; read by GET /metrics. */
export interface Metrics {
	registry: Registry;
	/** Polls by outcome: changed, unchanged, failed. */
	polls: Counter<"outcome">;
	/** New articles stored. */
	entries: Counter;
	/** Articles found to be about a followed topic, counted once a topic. */
	matches: Counter;
	/** Deliveries by outcome: sent, repeated as plain text, refused, postponed, gone … */
	deliveries: Counter<"outcome">;
	/** Answers to commands, by command. */
	commands: Counter<"command">;
	outboxDepth: Gauge;
	/** Seconds the oldest waiting delivery has waited. */
	outboxAge: Gauge;
	/** Seconds from the article's publication to the push. */
	latency: Histogram;
	topics: Gauge;
}

/** A registry of its own for each app, so that two in one process do not collide. */
export function createMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	return {
		registry,
		polls: new Counter({
			name: "tidings_polls_total",
			help: "Polls of feeds by outcome.",
			labelNames: ["outcome"],
			registers,
		}),
		entries: new Counter({ name: "tidings_entries_total", help: "New articles stored.", registers }),
		matches: new Counter({ name: "tidings_matches_total", help: "Matches of an article and a topic.", registers }),
		deliveries: new Counter({
			name: "tidings_deliveries_total",
			help: "Deliveries by outcome of the attempt.",
			labelNames: ["outcome"],
			registers,
		}),
		commands: new Counter({
			name: "tidings_commands_total",
			help: "Commands handled.",
			labelNames: ["command"],
			registers,
		}),
		outboxDepth: new Gauge({ name: "tidings_outbox_depth", help: "Deliveries that wait to be sent.", registers }),
		outboxAge: new Gauge({
			name: "tidings_outbox_age_seconds",
			help: "Age of the oldest waiting delivery.",
			registers,
		}),
		latency: new Histogram({
			name: "tidings_push_latency_seconds",
			help: "From publication to push.",
			buckets: [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400],
			registers,
		}),
		topics: new Gauge({ name: "tidings_topics", help: "Distinct topics followed.", registers }),
	};
}
