import { ApiError, badRequest } from "../api-error.ts";
import type { Method } from "./method.ts";

/** How a bot gets its updates. */
export const updateMethods: Record<string, Method> = {
	async getUpdates({ standIn, webhook, parameters, signal }) {
		if (webhook.url !== "") {
			throw new ApiError(
				409,
				"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
			);
		}
		standIn.queue.allow(parameters.allowed_updates as string[] | undefined);
		return await standIn.queue.poll({
			offset: (parameters.offset as number | undefined) ?? 0,
			limit: (parameters.limit as number | undefined) ?? 100,
			timeoutMs: Math.min((parameters.timeout as number | undefined) ?? 0, 50) * 1000,
			signal,
		});
	},

	setWebhook({ standIn, webhook, parameters }) {
		const url = parameters.url as string;
		const secret = parameters.secret_token as string | undefined;
		if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) {
			throw badRequest("secret token contains unallowed characters");
		}
		if (parameters.drop_pending_updates === true) standIn.queue.drop();
		standIn.queue.allow(parameters.allowed_updates as string[] | undefined);
		webhook.set(url, secret, parameters.max_connections as number | undefined);
		return true;
	},

	deleteWebhook({ standIn, webhook, parameters }) {
		if (parameters.drop_pending_updates === true) standIn.queue.drop();
		webhook.set("", undefined, undefined);
		return true;
	},

	getWebhookInfo: ({ webhook }) => webhook.info(),
	getMe: ({ standIn }) => standIn.bot,
	logOut: () => true,
	close: () => true,
};
