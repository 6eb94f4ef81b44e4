import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { guardLookup, isPublicAddress } from "../../src/feeds/address-guard.ts";
import { createWebClient, type WebClient } from "../../src/feeds/web-client.ts";
import { type FeedServer, gzipped, hostilePages, startFeedServer } from "../support/feed-server.ts";

let server: FeedServer;
const clients: WebClient[] = [];

function client(options: Partial<Parameters<typeof createWebClient>[0]> = {}): WebClient {
	const made = createWebClient({ allowPrivate: true, ...options });
	clients.push(made);
	return made;
}

beforeAll(async () => {
	server = await startFeedServer({
		"/plain": "hello",
		"/gzip": gzipped("hello in gzip"),
		"/huge": hostilePages.huge,
		"/endless": hostilePages.endless,
		"/bomb": hostilePages.gzipBomb,
		"/drip": hostilePages.drip,
		"/silence": hostilePages.silence,
		"/cut": hostilePages.cut,
		"/not-gzip": { headers: { "content-encoding": "gzip" }, body: "plain text" },
		"/zstd": { headers: { "content-encoding": "zstd" }, body: "?" },
		"/loop": { status: 302, headers: { location: "/loop" } },
		"/relative": { status: 301, headers: { location: "plain?x=1" } },
		"/plain?x=1": "moved here",
		"/to-file": { status: 302, headers: { location: "file:///etc/passwd" } },
		"/endless-redirect": (_request, response) => {
			response.writeHead(302, { location: "/plain" });
			const timer = setInterval(() => response.write("x".repeat(1000)), 5);
			response.on("close", () => clearInterval(timer));
		},
	});
});

afterEach(async () => {
	await Promise.all(clients.splice(0).map((made) => made.close()));
});
afterAll(() => server.close());

describe("the web client", () => {
	it("says who it is and unpacks what was compressed", async () => {
		const answer = await client({ version: "1.2" }).get(server.url("/gzip"));
		expect(Buffer.from(answer.body).toString()).toBe("hello in gzip");
		expect(server.requests.at(-1)?.headers["user-agent"]).toBe("Tidings/1.2 (+news bot)");
	});

	it("follows redirects, also relative ones and such with an endless body, and knows where it ended", async () => {
		const answer = await client().get(server.url("/relative"));
		expect(answer.finalUrl).toBe(server.url("/plain?x=1"));
		expect(Buffer.from(answer.body).toString()).toBe("moved here");
		expect((await client().get(server.url("/endless-redirect"))).status).toBe(200);
	});

	it.each([
		["a redirect in circles", "/loop", "tooManyRedirects"],
		["a redirect to a file", "/to-file", "badAddress"],
		["a body cut in the middle", "/cut", "unreachable"],
		["gzip that is none", "/not-gzip", "badAnswer"],
		["a compression nobody asked for", "/zstd", "badAnswer"],
	])("tells %s in words", async (_name, path, kind) => {
		await expect(client().get(server.url(path))).rejects.toMatchObject({ name: "WebError", kind });
	});

	it.each(["/huge", "/endless", "/bomb"])("leaves %s after the limit, not after its end", async (path) => {
		const before = Date.now();
		const get = client({ maxBytes: 1_000_000 }).get(server.url(path));
		await expect(get).rejects.toMatchObject({ kind: "tooLarge", message: "the answer is longer than 1 MB" });
		expect(Date.now() - before).toBeLessThan(3_000);
		await new Promise((resolve) => setTimeout(resolve, 50));
		// Socket buffers hold some more than what was read.
		expect(server.written(path)).toBeLessThan(15_000_000);
	});

	it("bounds an answer that drips by the whole way's deadline, and one that never begins by the headers'", async () => {
		const get = client({ deadlineMs: 300 }).get(server.url("/drip"));
		await expect(get).rejects.toMatchObject({ kind: "tooSlow" });
		// undici looks at its timers about once a second.
		const silent = client({ headersTimeoutMs: 200, deadlineMs: 4_000 }).get(server.url("/silence"));
		await expect(silent).rejects.toMatchObject({ kind: "tooSlow", message: "the server did not answer in time" });
	});

	it("breaks off when it is told to", async () => {
		const stop = new AbortController();
		const get = client().get(server.url("/drip"), { signal: stop.signal });
		setTimeout(() => stop.abort(), 30);
		await expect(get).rejects.toMatchObject({ kind: "aborted" });
		await expect(client().get(server.url("/plain"), { signal: stop.signal })).rejects.toMatchObject({
			kind: "aborted",
		});
	});

	it("tells a server that is not there", async () => {
		const gone = await startFeedServer();
		await gone.close();
		await expect(client().get(gone.url("/"))).rejects.toThrow("the server refused the connection");
		await expect(client().get("not an address")).rejects.toMatchObject({ kind: "badAddress" });
		await expect(client().get("ftp://example.com/")).rejects.toThrow("only http and https addresses can be read");
	});
});

describe("private addresses", () => {
	it("are refused where they are not allowed, by number, in disguise and by name", async () => {
		const port = new URL(server.origin).port;
		const seen = server.requests.length;
		const web = client({ allowPrivate: false });
		for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]) {
			await expect(web.get(`http://${host}:${port}/plain`), host).rejects.toMatchObject({ kind: "privateAddress" });
		}
		expect(server.requests.length).toBe(seen);
	});

	it("are refused as the target of a redirect as well", async () => {
		const port = new URL(server.origin).port;
		server.put("/inwards", { status: 302, headers: { location: `http://127.0.0.2:${port}/plain` } });
		// The first address stands for a public one.
		const outside = client({ mayReach: (address) => address === "127.0.0.1" });
		expect((await outside.get(server.url("/plain"))).status).toBe(200);
		await expect(outside.get(server.url("/inwards"))).rejects.toMatchObject({ kind: "privateAddress" });
	});

	it("are refused at the look-up, so that a name cannot change between check and connection", async () => {
		const look = guardLookup(isPublicAddress);
		const error = await new Promise((resolve) => look("localhost", { all: true }, resolve));
		expect(error).toMatchObject({ kind: "privateAddress" });
	});

	it.each([
		["8.8.8.8", true],
		["2606:4700::1111", true],
		["64:ff9b::808:808", true],
		["64:ff9b::7f00:1", false],
		["10.1.2.3", false],
		["172.20.0.1", false],
		["192.168.1.1", false],
		["169.254.169.254", false],
		["100.64.0.1", false],
		["224.0.0.1", false],
		["255.255.255.255", false],
		["::", false],
		["fe80::1", false],
		["fc00::1", false],
		["ff02::1", false],
		["::ffff:10.0.0.1", false],
		["2002:7f00:1::", false],
		["nonsense", false],
	])("%s is public: %s", (address, isPublic) => {
		expect(isPublicAddress(address)).toBe(isPublic);
	});
});
