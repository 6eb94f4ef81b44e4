import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentDateTime, type FluentFunction, FluentResource, type FluentVariable } from "@fluent/bundle";
import { escapeHtml, Html, trustedHtml } from "../html.ts";
import type { Logger } from "../logger.ts";
import type { Say, WordArgs, Words } from "./words.ts";

const fallbackLocale = "en";

/** `DAY($ms)`: a day in UTC, so that a text does not depend on where the process runs. */
function day(options: Intl.DateTimeFormatOptions): FluentFunction {
	return ([moment]) =>
		new FluentDateTime(Number(moment?.valueOf()), { day: "numeric", month: "short", timeZone: "UTC", ...options });
}
const functions = { DAY: day({}), DAY_OF_YEAR: day({ year: "numeric" }) };

/**
 * Reads the language files that lie beside this module, one `.ftl` a locale.
 * A sentence that does not exist, or lacks an argument, is a bug: it throws, unless there is a `log`;
 * then it is logged and its key is shown, so that a running bot goes on.
 */
export function openWords(options: { log?: Logger } = {}): Words {
	const folder = new URL("./", import.meta.url);
	const files = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
	const bundles = new Map(
		files.map((name) => {
			const locale = name.slice(0, -".ftl".length);
			return [locale, readBundle(locale, readFileSync(new URL(name, folder), "utf8"))];
		}),
	);
	const says = new Map([...bundles].map(([locale, bundle]) => [locale, speak(locale, bundle, bundles, options.log)]));
	const fallback = says.get(fallbackLocale);
	if (!fallback) throw new Error(`The language file ${fallbackLocale}.ftl is missing.`);
	return {
		locales: [...says.keys()],
		in(locale) {
			const wanted = locale?.toLowerCase() ?? fallbackLocale;
			return says.get(wanted) ?? says.get(wanted.split("-")[0] ?? "") ?? fallback;
		},
	};
}

function readBundle(locale: string, source: string): FluentBundle {
	// Isolation marks would travel with what readers copy, and Telegram lays out each paragraph by itself.
	const bundle = new FluentBundle(locale, { useIsolating: false, functions });
	const faults = bundle.addResource(new FluentResource(source));
	if (faults[0]) throw new Error(`The language file ${locale}.ftl cannot be read: ${faults[0].message}`);
	return bundle;
}

function speak(locale: string, own: FluentBundle, bundles: Map<string, FluentBundle>, log: Logger | undefined): Say {
	const format = (key: string, args: Record<string, FluentVariable>): string => {
		const bundle = own.hasMessage(key) ? own : bundles.get(fallbackLocale);
		const pattern = bundle?.getMessage(key)?.value;
		if (!bundle || pattern == null) return showFault(key, new Error("there is no such sentence"));
		const faults: Error[] = [];
		const text = bundle.formatPattern(pattern, args, faults);
		return faults[0] ? showFault(key, faults[0], text) : text;
	};
	const showFault = (key: string, fault: Error, text = key): string => {
		if (!log) throw new Error(`${locale}.ftl, ${key}: ${fault.message}`);
		log.error({ locale, key, err: fault }, "sentence could not be said");
		return text;
	};
	const say = (key: string, args: WordArgs = {}): Html => trustedHtml(endOnce(format(key, mapArgs(args, escapeArg))));
	return Object.assign(say, {
		locale,
		plain: (key: string, args: Record<string, string | number> = {}) =>
			format(
				key,
				mapArgs(args, (value) => value),
			),
	});
}

/** A name that ends in a stop or question mark needs no second one after it: "You follow <b>Tesla Co.</b>" */
function endOnce(markup: string): string {
	return markup.replace(/([.!?…])((?:<\/[a-z]+>)+)([.?])/g, (all, last, tags, added) =>
		added === "?" && last !== "?" ? all : `${last}${tags}`,
	);
}

function escapeArg(value: string | number | Html): string | number {
	if (value instanceof Html) return value.markup;
	return typeof value === "string" ? escapeHtml(value) : value;
}

function mapArgs<T>(args: Record<string, T>, change: (value: T) => string | number): Record<string, FluentVariable> {
	return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, change(value)]));
}
