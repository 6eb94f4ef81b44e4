import type { Delivery } from "../src/domain/delivery.ts";
import type { BotContext } from "../src/telegram/context.ts";

/** The delivery a number or the answered message stands for, when it went to this chat. */
export async function findDelivery(ctx: BotContext, args: string): Promise<Delivery | undefined> {
	const { outbox } = ctx.parts.storage;
	if (/^\d{1,15}$/.test(args)) {
		const delivery = await outbox.get(Number(args));
		return delivery?.chat.id === ctx.reader.id ? delivery : undefined;
	}
	const replied = ctx.message?.reply_to_message;
	return replied ? outbox.byMessage(ctx.reader.id, replied.message_id) : undefined;
}
