import { ApiError, badRequest } from "../api-error.ts";
import { memberOf } from "../stand-in.ts";
import { checkMayWrite, findChat } from "./find-chat.ts";
import type { Method } from "./method.ts";

/** What a bot can ask about chats. */
export const chatMethods: Record<string, Method> = {
	getChat({ standIn, parameters }) {
		const { chat } = findChat(standIn, parameters.chat_id);
		return {
			...chat,
			accent_color_id: 0,
			max_reaction_count: 11,
			accepted_gift_types: {
				unlimited_gifts: false,
				limited_gifts: false,
				unique_gifts: false,
				premium_subscription: false,
				gifts_from_channels: false,
			},
		};
	},

	getChatAdministrators({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		if (record.chat.type === "private") throw badRequest("there are no administrators in the private chat");
		checkIsMember(record.botStatus);
		const administrators = record.members
			.filter(({ status }) => status === "creator" || status === "administrator")
			.map(({ user, status }) => memberOf(user, status));
		if (record.botStatus === "administrator") administrators.push(memberOf(standIn.bot, "administrator"));
		return administrators;
	},

	getChatMemberCount({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		return record.members.filter(({ status }) => status !== "left" && status !== "kicked").length + 1;
	},

	getChatMember({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		if (record.chat.type !== "private") checkIsMember(record.botStatus);
		if (parameters.user_id === standIn.bot.id) return memberOf(standIn.bot, record.botStatus);
		const member = record.members.find(({ user }) => user.id === parameters.user_id);
		if (!member) throw badRequest("member not found");
		return memberOf(member.user, member.status);
	},

	leaveChat({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		if (record.chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
		checkMayWrite(record);
		standIn.setBotStatus(record.chat.id, "left");
		return true;
	},
};

function checkIsMember(status: string): void {
	if (status === "kicked") throw new ApiError(403, "Forbidden: bot was kicked from the group chat");
	if (status === "left") throw new ApiError(403, "Forbidden: bot is not a member of the group chat");
}
