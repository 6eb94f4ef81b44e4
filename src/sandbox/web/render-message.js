/** What a message of the stand-in looks like: elements and text nodes only, never markup from outside. */

const tags = {
	bold: "strong",
	italic: "em",
	underline: "u",
	strikethrough: "s",
	code: "code",
	pre: "pre",
	blockquote: "blockquote",
};
const blocks = new Set(["blockquote", "pre"]);
/** Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
	}
	made.append(...children.filter((child) => child !== undefined));
	return made;
}

/** The heading between messages of different days. */
export function dayOf(message) {
	const date = new Date(message.date * 1000);
	const today = new Date();
	const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
	if (date.toDateString() === today.toDateString()) return "Today";
	if (date.toDateString() === yesterday.toDateString()) return "Yesterday";
	return day.format(date);
}

/**
 * @param message as the Bot API has it
 * @param isOwn whether the reader wrote it
 * @param act what the message's parts can do: press(message, button, element), say(text), reply(message)
 */
export function renderMessage(message, isOwn, act) {
	const text = message.text ?? message.caption ?? "";
	// A last line that runs from right to left ends where the time does not stand.
	const runsToTime = rightToLeft.test(text.slice(text.lastIndexOf("\n") + 1));
	const body = element("div", { class: runsToTime ? "text roomy" : "text", dir: "auto" });
	renderText(body, text, message.entities ?? message.caption_entities ?? [], act);
	const time = element(
		"time",
		{ datetime: new Date(message.date * 1000).toISOString() },
		`${message.edit_date ? "edited " : ""}${clock.format(message.date * 1000)}`,
	);
	const bubble = element("div", { class: "bubble" }, quoteOf(message), photoOf(message), body, time);
	const reply = element("button", {
		type: "button",
		class: "reply",
		"aria-label": "Reply to this message",
		title: "Reply",
	});
	reply.append(arrowBack());
	reply.addEventListener("click", () => act.reply(message));
	const item = element(
		"li",
		{ class: isOwn ? "message own" : "message", id: `message-${message.message_id}` },
		element("span", { class: "unseen" }, isOwn ? "You:" : "Tidings:"),
		element("div", { class: "row" }, bubble, reply),
		keyboardOf(message, act),
	);
	bubble.addEventListener("dblclick", () => act.reply(message));
	return item;
}

function photoOf({ photo, caption }) {
	const largest = photo?.at(-1);
	if (!largest) return undefined;
	const { file_id: id, width, height } = largest;
	return element("img", {
		class: "photo",
		src: `/chat/files/${encodeURIComponent(id)}`,
		width,
		height,
		alt: caption ?? "",
	});
}

function quoteOf({ reply_to_message: replied }) {
	if (!replied) return undefined;
	const quote = element(
		"a",
		{ class: "quote", href: `#message-${replied.message_id}`, dir: "auto" },
		shorten(replied.text ?? replied.caption),
	);
	quote.addEventListener("click", (event) => {
		event.preventDefault();
		const target = document.getElementById(`message-${replied.message_id}`);
		target?.scrollIntoView({ block: "center", behavior: "smooth" });
		target?.classList.add("flash");
		setTimeout(() => target?.classList.remove("flash"), 1200);
	});
	return quote;
}

export function shorten(text = "") {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}

function keyboardOf(message, act) {
	const rows = message.reply_markup?.inline_keyboard ?? [];
	if (rows.length === 0) return undefined;
	return element(
		"div",
		{ class: "keyboard" },
		...rows.map((row) => element("div", { class: "keys" }, ...row.map(keyOf))),
	);

	function keyOf(button) {
		const label = element("span", { dir: "auto" }, button.text);
		const style = button.style ? ` ${button.style}` : "";
		if (button.url !== undefined) {
			const key = element("a", { class: `key${style}`, ...outward(button.url) }, label);
			key.append(arrowOut());
			return key;
		}
		const key = element("button", { type: "button", class: `key${style}` }, label);
		if (button.callback_data !== undefined) key.addEventListener("click", () => act.press(message, button, key));
		else if (button.copy_text)
			key.addEventListener("click", () => navigator.clipboard?.writeText(button.copy_text.text));
		else key.disabled = true;
		return key;
	}
}

/** Puts text into `parent`, its entities as elements; entities are nested or apart, as Telegram sends them. */
export function renderText(parent, text, entities, act) {
	const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
	fill(parent, 0, text.length, sorted);

	function fill(into, from, to, within) {
		let at = from;
		for (let i = 0; i < within.length; i++) {
			const entity = within[i];
			const end = Math.min(entity.offset + entity.length, to);
			if (entity.offset < at || end <= entity.offset) continue;
			into.append(text.slice(at, entity.offset));
			const inner = within.slice(i + 1).filter((other) => other.offset >= entity.offset && other.offset < end);
			const content = text.slice(entity.offset, end);
			const made = make(entity, content);
			fill(made.inside ?? made, entity.offset, end, inner);
			into.append(made);
			made.ready?.();
			// A block ends its line by itself.
			at = blocks.has(made.localName) && text[end] === "\n" ? end + 1 : end;
		}
		into.append(text.slice(at, to));
	}

	function make(entity, content) {
		switch (entity.type) {
			case "text_link":
				return element("a", outward(entity.url));
			case "url":
				return element("a", outward(content));
			case "bot_command": {
				const command = element("button", { type: "button", class: "command" });
				command.addEventListener("click", () => act.say(content));
				return command;
			}
			case "spoiler": {
				const spoiler = element("button", { type: "button", class: "spoiler", "aria-label": "Hidden text" });
				spoiler.addEventListener("click", () => {
					spoiler.classList.add("shown");
					spoiler.removeAttribute("aria-label");
				});
				return spoiler;
			}
			case "expandable_blockquote":
				return expandable();
			default:
				return tags[entity.type] ? element(tags[entity.type]) : element("span", { class: "mention" });
		}
	}
}

function expandable() {
	const inside = element("div", { class: "folded" });
	const toggle = element("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Show more");
	toggle.addEventListener("click", () => {
		const isFolded = inside.classList.toggle("folded");
		toggle.textContent = isFolded ? "Show more" : "Show less";
		toggle.setAttribute("aria-expanded", String(!isFolded));
	});
	const quote = element("blockquote", {}, inside, toggle);
	quote.inside = inside;
	return quote;
}

/** Attributes of a link to elsewhere; none for what is no web address. */
function outward(url) {
	const parsed = URL.canParse(url) ? new URL(url) : undefined;
	if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:") return {};
	return { href: parsed.href, target: "_blank", rel: "noopener noreferrer" };
}

function arrowOut() {
	return drawing("M8 16 16 8M9.500 8H16v6.500");
}

function arrowBack() {
	return drawing("M10 8 5 13l5 5M5 13h9a5 5 0 0 0 5-5V6");
}

function drawing(path) {
	const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	svg.setAttribute("viewBox", "0 0 24 24");
	svg.setAttribute("aria-hidden", "true");
	const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
	line.setAttribute("d", path);
	svg.append(line);
	return svg;
}
