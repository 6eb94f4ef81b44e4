import type { Millis } from "../domain/feed.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Offsets in minutes of the zone names that occur in feeds. */
const zones = new Map<string, number>(
	Object.entries({
		z: 0,
		ut: 0,
		utc: 0,
		gmt: 0,
		wet: 0,
		bst: 60,
		west: 60,
		cet: 60,
		met: 60,
		cest: 120,
		mest: 120,
		eet: 120,
		eest: 180,
		msk: 180,
		trt: 180,
		est: -300,
		edt: -240,
		cst: -360,
		cdt: -300,
		mst: -420,
		mdt: -360,
		pst: -480,
		pdt: -420,
		akst: -540,
		akdt: -480,
		hst: -600,
		ist: 330,
		et: -300,
		ct: -360,
		mt: -420,
		pt: -480,
		at: -240,
		jst: 540,
		kst: 540,
		aest: 600,
		aedt: 660,
	}),
);

const time = String.raw`(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap]m))?\s?(.{0,24})`;
const weekday = String.raw`(?:\p{L}{2,12}(?:[,.]{1,2}\s?|\s))?`;
const year = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const epoch = /^\d{9,10}$|^\d{12,13}$/;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.]?(\d{2})(?:[-/.]?(\d{2}))?(?:(?:T|\s)${time})?$`, "iu");
const dayFirst = new RegExp(
	String.raw`^${weekday}(\d{1,2})[\s-]{1,2}(?:de )?(\p{L}{3,12})[.,]?[\s-]{1,2}(\d{2,4})(?:,?\s${time})?$`,
	"iu",
);
const monthFirst = new RegExp(
	String.raw`^${weekday}(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?:,?\s${time})?$`,
	"iu",
);
const asctime =
	/^(?:[a-z]{2,9},?\s)?([a-z]{3,9})\s(\d{1,2})\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s(?:([a-z]{1,5})\s)?(\d{4})$/i;
const numeric = new RegExp(String.raw`^${weekday}(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:,?\s${time})?$`, "iu");

/**
 * A feed's date in any of the forms that occur: RFC 822, ISO 8601, asctime and near misses of them. A time
 * without a zone is taken as UTC, whatever the machine's own zone. Undefined for what is no date.
 */
export function parseDate(text: string): Millis | undefined {
	const date = text
		.replace(/\([^()]{0,40}\)\s*$/, "")
		.replace(/\s+/g, " ")
		.trim();
	if (date.length === 0 || date.length > 80) return undefined;
	if (epoch.test(date)) return Number(date) * (date.length <= 10 ? 1000 : 1);
	let m = year.exec(date) ?? yearFirst.exec(date);
	if (m) return build(m[1], Number(m[2] ?? 1) - 1, m[3] ?? "1", m.slice(4));
	m = dayFirst.exec(date);
	if (m) return build(m[3], monthNumber(m[2]), m[1], m.slice(4));
	m = monthFirst.exec(date);
	if (m) return build(m[3], monthNumber(m[1]), m[2], m.slice(4));
	m = asctime.exec(date);
	if (m) return build(m[7], monthNumber(m[1]), m[2], [m[3], m[4], m[5], undefined, m[6]]);
	m = numeric.exec(date);
	if (!m) return undefined;
	const [first, second] = [Number(m[1]), Number(m[3])];
	// With slashes the American way, unless only the other reading exists; with dots and dashes the European one.
	const isDayFirst = m[2] !== "/" || first > 12;
	return build(m[4], (isDayFirst ? second : first) - 1, String(isDayFirst ? first : second), m.slice(5));
}

type Digits = string | undefined;

function build(year: Digits, month: number, day: Digits, clock: Digits[]): Millis | undefined {
	const [hour, minute, second, half, zone] = clock;
	let fullYear = Number(year);
	if (year?.length === 2) fullYear += fullYear < 70 ? 2000 : 1900;
	let hours = Number(hour ?? 0);
	if (half) hours = (hours % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
	const [days, minutes] = [Number(day), Number(minute ?? 0)];
	// A leap second is counted as the last ordinary one.
	const seconds = Math.min(Number(second ?? 0), 59);
	if (!(fullYear >= 1000 && month >= 0 && month < 12 && days >= 1 && days <= 31)) return undefined;
	if (hours > 24 || minutes > 59) return undefined;
	const offset = zoneMinutes(zone ?? "");
	if (offset === undefined) return undefined;
	return Date.UTC(fullYear, month, days, hours, minutes - offset, seconds);
}

function zoneMinutes(zone: string): number | undefined {
	const text = zone.trim().toLowerCase();
	if (text === "") return 0;
	const numeric = /^(?:gmt|utc?)?\s?([+-])(\d{1,2}):?(\d{2})?(?:\s.*)?$/.exec(text);
	if (numeric) return (numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
	// An unknown name costs some hours, not the date.
	return /^[a-z/_ ]+$/.test(text) ? (zones.get(text) ?? 0) : undefined;
}

function monthNumber(name: Digits): number {
	const lower = (name ?? "").toLowerCase();
	const english = months.indexOf(lower.slice(0, 3));
	// "mar" and the like begin months in other languages too, so those only count in their whole forms.
	if (english >= 0 && /^[a-z]+$/.test(lower)) return english;
	foreignMonths ??= nameMonths();
	return foreignMonths.get(lower) ?? -1;
}

let foreignMonths: Map<string, number> | undefined;

/** Month names of the languages feeds are written in, made when the first one turns up. */
function nameMonths(): Map<string, number> {
	const names = new Map<string, number>();
	for (const language of [
		"sr",
		"sr-Latn",
		"hr",
		"sq",
		"mk",
		"bg",
		"ru",
		"sl",
		"de",
		"fr",
		"es",
		"it",
		"pt",
		"ro",
		"pl",
		"hu",
		"el",
		"tr",
		"nl",
		"sv",
	]) {
		for (const style of ["short", "long"] as const) {
			const format = new Intl.DateTimeFormat(language, { month: style, day: "numeric", timeZone: "UTC" });
			for (let month = 0; month < 12; month++) {
				const parts = format.formatToParts(Date.UTC(2024, month, 5));
				const name =
					parts
						.find((part) => part.type === "month")
						?.value.toLowerCase()
						.replace(/\.$/, "") ?? "";
				// A name that is another month elsewhere ("lis") says nothing.
				names.set(name, (names.get(name) ?? month) === month ? month : -1);
			}
		}
	}
	return names;
}
