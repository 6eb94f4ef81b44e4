import { GrammyError } from "grammy";
import { StartError } from "../start-error.ts";

/** Telegram does not know the bot's token, or not any more. */
export class TokenRefused extends StartError {
	override name = "TokenRefused";
	constructor() {
		super("BOT_TOKEN is refused by Telegram. Copy it again from @BotFather, it may have been revoked.");
	}
}

/** Whether Telegram's answer means that the token does not work; 404 is its answer to what has no token's form. */
export function refusesToken(error: unknown): boolean {
	return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
