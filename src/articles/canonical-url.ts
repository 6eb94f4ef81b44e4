/** Parameters that say where a reader came from, never what is read. */
const trackingNames = new Set([
	..."fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok vero_id".split(
		" ",
	),
	..."ref referrer referer cmpid cmp icid ocid ito ftag partner xtor wt_mc wtmc s_cid smid smtyp spm trk".split(" "),
	..."maca traffic_source mbid sref sh share amp_js_v cid_rss rss feed_id src_rss _ga _gl".split(" "),
]);

const trackingPrefix = /^(?:utm_|ref_|at_|ns_|hsa_|_hs|pk_|mtm_|oly_|fb_|guce_)/;

/**
 * The one form of a web address by which two links to the same article are told to be the same: no tracking
 * parameters, fragment, default port or trailing slash, a sorted query, one scheme, no "www.". For comparing, not for
 * showing. Undefined for what is no http(s) address.
 */
export function canonicalUrl(link: string): string | undefined {
	const url = URL.parse(link.trim());
	if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
	const parameters = [...url.searchParams]
		.filter(([name]) => !isTracking(name.toLowerCase()))
		.sort(([a, av], [b, bv]) => (a === b ? (av < bv ? -1 : 1) : a < b ? -1 : 1));
	const query = new URLSearchParams(parameters).toString();
	const host = url.hostname.replace(/^www\./, "").replace(/\.$/, "");
	const port = url.port === "" || url.port === "80" || url.port === "443" ? "" : `:${url.port}`;
	const path = unescapePlain(url.pathname).replace(/\/+$/, "");
	return `https://${host}${port}${path}${query === "" ? "" : `?${query}`}`;
}

/** The address as it stands, without the parameters that say where a reader came from: for showing. */
export function withoutTracking(link: string): string {
	const hash = link.indexOf("#");
	const beforeHash = hash === -1 ? link : link.slice(0, hash);
	const fragment = hash === -1 || /^#(?:xtor|utm_[a-z]+|at_[a-z]+)=/i.test(link.slice(hash)) ? "" : link.slice(hash);
	const question = beforeHash.indexOf("?");
	if (question === -1) return beforeHash + fragment;
	const kept = beforeHash
		.slice(question + 1)
		.split("&")
		.filter((parameter) => parameter !== "" && !isTracking((parameter.split("=", 1)[0] ?? "").toLowerCase()));
	return `${beforeHash.slice(0, question)}${kept.length > 0 ? `?${kept.join("&")}` : ""}${fragment}`;
}

function isTracking(name: string): boolean {
	return trackingNames.has(name) || trackingPrefix.test(name);
}

/** Characters that need no escape are written without one, the others with upper-case digits. */
function unescapePlain(path: string): string {
	return path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
		const char = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
		return /[\w.~-]/.test(char) ? char : escaped.toUpperCase();
	});
}
