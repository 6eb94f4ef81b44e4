import { element } from "./render-message.js";

/**
 * The list of commands above the line: opened by its button or by typing "/", narrowed by what follows.
 * @param parts the elements: list, button, input
 * @param choose called with a command such as "/latest" that was picked
 */
export function createCommandMenu({ list, button, input }, choose) {
	let commands = [];
	let shown = [];
	let active = -1;
	/** Opened by the button: all commands, whatever stands in the line. */
	let isOpenedByHand = false;

	function refresh() {
		const typed = /^\/([a-z0-9_]*)$/i.exec(input.value)?.[1]?.toLowerCase();
		if (typed === undefined && !isOpenedByHand) return close();
		shown = commands.filter(({ command }) => isOpenedByHand || command.startsWith(typed));
		if (shown.length === 0) return close();
		active = Math.min(active, shown.length - 1);
		list.replaceChildren(...shown.map(toOption));
		list.hidden = false;
		button.setAttribute("aria-expanded", "true");
		mark();
	}

	function toOption({ command, description }, index) {
		const option = element(
			"div",
			{ role: "option", id: `command-${command}` },
			element("strong", {}, `/${command}`),
			element("span", { dir: "auto" }, description),
		);
		// On "mousedown", for a click would first take the focus out of the line.
		option.addEventListener("mousedown", (event) => {
			event.preventDefault();
			pick(index);
		});
		return option;
	}

	function mark() {
		for (const [index, option] of [...list.children].entries()) {
			option.setAttribute("aria-selected", String(index === active));
			if (index === active) option.scrollIntoView({ block: "nearest" });
		}
		const id = list.children[active]?.id;
		if (id) input.setAttribute("aria-activedescendant", id);
		else input.removeAttribute("aria-activedescendant");
	}

	function pick(index) {
		const command = shown[index]?.command;
		close();
		if (command) choose(`/${command}`);
	}

	function close() {
		isOpenedByHand = false;
		active = -1;
		list.hidden = true;
		button.setAttribute("aria-expanded", "false");
		input.removeAttribute("aria-activedescendant");
	}

	button.addEventListener("click", () => {
		const wasOpen = !list.hidden;
		close();
		if (!wasOpen) {
			isOpenedByHand = true;
			refresh();
		}
		input.focus();
	});
	input.addEventListener("input", () => {
		isOpenedByHand = false;
		refresh();
	});
	input.addEventListener("blur", close);

	return {
		setCommands(fresh) {
			commands = fresh;
			if (!list.hidden) refresh();
		},
		close,
		/** True when the key was for the menu. */
		take(event) {
			if (list.hidden) return false;
			if (event.key === "ArrowDown" || event.key === "ArrowUp") {
				const step = event.key === "ArrowDown" ? 1 : -1;
				active = active < 0 && step < 0 ? shown.length - 1 : (active + step + shown.length) % shown.length;
				mark();
			} else if (event.key === "Escape") {
				close();
			} else if (event.key === "Tab" && !event.shiftKey) {
				const command = shown[Math.max(active, 0)]?.command;
				if (command) input.value = `/${command} `;
				close();
			} else if (event.key === "Enter" && active >= 0) {
				pick(active);
			} else {
				return false;
			}
			event.preventDefault();
			return true;
		},
	};
}
