import { createCommandMenu } from "./command-menu.js";
import { dayOf, element, renderMessage, shorten } from "./render-message.js";

const $ = (id) => document.getElementById(id);
const log = $("log");
const scroller = $("scroller");
const input = $("input");
const state = {
	botId: 0,
	messages: new Map(),
	replyTo: undefined,
	unseen: 0,
	connected: false,
	follows: true,
	scrolledTo: 0,
};
/** Buttons that wait for the bot's answer, by the id of the press. */
const pressed = new Map();
/** Answers that came before the id of their press did. */
const early = new Map();

const menu = createCommandMenu({ list: $("menu"), button: $("menu-button"), input }, (command) => {
	input.value = "";
	resize();
	void say(command);
});

const act = { press, say, reply };

function listen() {
	const events = new EventSource("/chat/events");
	const on = (name, take) => events.addEventListener(name, ({ data }) => take(JSON.parse(data)));
	events.addEventListener("open", () => setStatus());
	events.addEventListener("error", () => {
		state.connected = false;
		$("status").textContent = "reconnecting…";
		// A browser gives up for good when the answer was no event stream, as it is during a restart.
		if (events.readyState === EventSource.CLOSED) {
			events.close();
			setTimeout(listen, 1500);
		}
	});
	on("snapshot", showAll);
	on("message", (message) => {
		setStatus();
		add(message);
	});
	on("edited", (message) => {
		state.messages.set(message.message_id, message);
		const before = $(`message-${message.message_id}`);
		if (before) keepingPlace(() => before.replaceWith(render(message)));
		regroup();
	});
	on("deleted", ({ messageId }) => {
		state.messages.delete(messageId);
		$(`message-${messageId}`)?.remove();
		regroup();
	});
	on("answered", (answer) => settle(answer));
	on("action", () => {
		$("status").textContent = "typing…";
		clearTimeout(state.typing);
		state.typing = setTimeout(setStatus, 5500);
	});
	on("commands", (commands) => menu.setCommands(commands));
}

function setStatus() {
	clearTimeout(state.typing);
	state.connected = true;
	$("status").textContent = "bot";
}

function showAll({ bot, description, messages, commands }) {
	state.botId = bot.id;
	$("name").textContent = bot.name;
	$("description").textContent = description || "News on the topics you name.";
	menu.setCommands(commands);
	state.messages = new Map(messages.map((message) => [message.message_id, message]));
	log.setAttribute("aria-busy", "true");
	log.replaceChildren(...messages.map(render));
	regroup();
	toEnd("instant");
	log.setAttribute("aria-busy", "false");
	greet();
}

function greet() {
	$("welcome").hidden = state.messages.size > 0;
}

function add(message) {
	if (state.messages.has(message.message_id)) return;
	const { follows } = state;
	const isOwn = message.from?.id !== state.botId;
	state.messages.set(message.message_id, message);
	log.append(render(message));
	regroup();
	greet();
	if (follows || isOwn) return toEnd("smooth");
	state.unseen++;
	showDown();
}

function render(message) {
	return renderMessage(message, message.from?.id !== state.botId, act);
}

/** Puts the days between messages, and marks those that follow on one of the same side. */
function regroup() {
	for (const heading of log.querySelectorAll(".day")) heading.remove();
	let before;
	for (const item of [...log.children]) {
		const message = state.messages.get(Number(item.id.slice("message-".length)));
		if (!message) continue;
		const isNewDay = !before || dayOf(before) !== dayOf(message);
		if (isNewDay) item.before(element("li", { class: "day" }, element("span", {}, dayOf(message))));
		const follows = !isNewDay && before.from?.id === message.from?.id && message.date - before.date < 300;
		item.classList.toggle("follows", follows);
		before = message;
	}
}

async function post(path, body) {
	const response = await fetch(path, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	}).catch(() => undefined);
	if (response?.ok) return response;
	toast(response ? (await response.text()).trim() : "The sandbox does not answer. Is it still running?");
	return undefined;
}

async function say(text) {
	const replyTo = state.replyTo?.message_id;
	reply(undefined);
	input.focus({ preventScroll: true });
	return await post("/chat/messages", { text, replyTo });
}

async function press(message, button, key) {
	if (key.classList.contains("busy")) return;
	key.classList.add("busy");
	key.setAttribute("aria-busy", "true");
	const response = await post("/chat/presses", { messageId: message.message_id, data: button.callback_data });
	if (!response) return calm(key);
	const { queryId } = await response.json();
	pressed.set(queryId, key);
	setTimeout(() => settle({ queryId, text: "" }), 15_000);
	if (early.has(queryId)) settle(early.get(queryId));
}

function settle(answer) {
	const key = pressed.get(answer.queryId);
	if (!key) {
		early.set(answer.queryId, answer);
		setTimeout(() => early.delete(answer.queryId), 15_000);
		return;
	}
	pressed.delete(answer.queryId);
	calm(key);
	if (!answer.text) return;
	if (!answer.showAlert) return toast(answer.text);
	$("alert-text").textContent = answer.text;
	$("alert").showModal();
}

function calm(key) {
	key.classList.remove("busy");
	key.removeAttribute("aria-busy");
}

function toast(text) {
	const box = $("toast");
	box.textContent = text;
	box.hidden = false;
	clearTimeout(state.toasting);
	state.toasting = setTimeout(() => {
		box.hidden = true;
	}, 3500);
}

function reply(message) {
	state.replyTo = message;
	$("replying").hidden = !message;
	$("replying-quote").textContent = shorten(message?.text ?? message?.caption);
	if (message) input.focus();
}

function send() {
	const text = input.value.trim();
	if (text === "") return;
	input.value = "";
	resize();
	menu.close();
	void say(text).then((sent) => {
		if (!sent && input.value === "") input.value = text;
	});
}

function resize() {
	input.style.height = "auto";
	input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
	$("send").classList.toggle("ready", input.value.trim() !== "");
}

/** On a narrow screen the notes lie over the chat. */
function showAbout(isShown) {
	$("about").classList.toggle("open", isShown);
	$("about-button").setAttribute("aria-expanded", String(isShown));
}

function isAtEnd() {
	return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

/** Who scrolls up reads; who is at the end, or on the way there, is to see what comes. */
function noteScroll() {
	if (isAtEnd()) state.follows = true;
	else if (scroller.scrollTop < state.scrolledTo) state.follows = false;
	state.scrolledTo = scroller.scrollTop;
}

function toEnd(behavior) {
	state.unseen = 0;
	state.follows = true;
	scroller.scrollTo({ top: scroller.scrollHeight, behavior });
	$("down").hidden = true;
}

function keepingPlace(change) {
	const { follows } = state;
	change();
	if (follows) toEnd("instant");
}

function showDown() {
	$("down").hidden = state.follows;
	$("down-count").textContent = state.unseen > 0 ? String(state.unseen) : "";
}

$("form").addEventListener("submit", (event) => {
	event.preventDefault();
	send();
});
input.addEventListener("keydown", (event) => {
	if (event.isComposing || menu.take(event)) return;
	if (event.key === "Escape") reply(undefined);
	if (event.key === "Enter" && !event.shiftKey) {
		event.preventDefault();
		send();
	}
});
input.addEventListener("input", resize);
scroller.addEventListener("scroll", () => {
	noteScroll();
	if (state.follows) state.unseen = 0;
	showDown();
});
$("down").addEventListener("click", () => toEnd("smooth"));
$("replying-cancel").addEventListener("click", () => reply(undefined));
$("start").addEventListener("click", () => say("/start"));
$("about-button").addEventListener("click", () => showAbout(!$("about").classList.contains("open")));
for (const button of document.querySelectorAll(".try")) {
	button.addEventListener("click", () => {
		showAbout(false);
		void say(button.textContent);
	});
}
// A picture has its height only once it is there; loading is told to it alone, on the way down.
log.addEventListener("load", () => state.follows && toEnd("smooth"), true);
new ResizeObserver(() => {
	if (state.follows) toEnd("instant");
}).observe(scroller);
listen();
