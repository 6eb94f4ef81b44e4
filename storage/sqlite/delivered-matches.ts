import type { Database } from "better-sqlite3";
import type { DeliveredMatch } from "../../src/domain/delivery.ts";

interface MatchesRow {
	id: number;
	matches: string;
}

/** The matches of a delivery as they are kept. */
export function readMatches(json: string): DeliveredMatch[] {
	return JSON.parse(json) as DeliveredMatch[];
}

/**
 * Takes a subscription out of what is planned for its chat and thread. A delivery that nothing else explains goes
 * wholly, so that the story may still come by another topic.
 */
export function dropMatchesOf(
	db: Database,
): (subscription: { id: number; chat_id: number; thread_id: number }) => void {
	const planned = db.prepare<[number, number], MatchesRow>(
		`SELECT id, matches FROM deliveries INDEXED BY deliveries_planned
		WHERE status = 'planned' AND chat_id = ? AND thread_id = ?`,
	);
	const remove = db.prepare("DELETE FROM deliveries WHERE id = ?");
	const rewrite = db.prepare("UPDATE deliveries SET matches = ? WHERE id = ?");

	return (subscription) => {
		for (const { id, matches } of planned.all(subscription.chat_id, subscription.thread_id)) {
			const before = readMatches(matches);
			const left = before.filter((match) => match.subscriptionId !== subscription.id);
			if (left.length === 0) remove.run(id);
			else if (left.length < before.length) rewrite.run(JSON.stringify(left), id);
		}
	};
}

/**
 * Puts a delivery back from "sending" to "planned", or drops it when its reader unsubscribed while it was being sent.
 * Says whether it is planned.
 */
export function planAgain(
	db: Database,
): (deliveryId: number, options: { notBefore: number; counts: boolean; error: string | null }) => boolean {
	const sending = db.prepare<[number], MatchesRow>(
		"SELECT id, matches FROM deliveries WHERE id = ? AND status = 'sending'",
	);
	const isFollowed = db.prepare<[number], unknown>("SELECT 1 FROM subscriptions WHERE id = ?");
	const drop = db.prepare("UPDATE deliveries SET status = 'dropped', error = ? WHERE id = ?");
	const plan = db.prepare(`
		UPDATE deliveries SET
			status = 'planned', matches = @matches, not_before = @notBefore, attempts = attempts + @counted,
			error = coalesce(@error, error)
		WHERE id = @id`);

	return (deliveryId, { notBefore, counts, error }) => {
		const row = sending.get(deliveryId);
		if (!row) return false;
		const left = readMatches(row.matches).filter((match) => isFollowed.get(match.subscriptionId));
		if (left.length === 0) {
			drop.run(error, deliveryId);
			return false;
		}
		plan.run({
			id: deliveryId,
			matches: JSON.stringify(left),
			notBefore: Math.round(notBefore),
			counted: counts ? 1 : 0,
			error,
		});
		return true;
	};
}
