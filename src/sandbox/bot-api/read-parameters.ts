import type { HonoRequest } from "hono";
import { badRequest } from "./api-error.ts";

/** The parameters of a request: of its query string and of its body in any of the three encodings Telegram takes. */
export async function readParameters(request: HonoRequest): Promise<{ values: Map<string, unknown>; isText: boolean }> {
	const values = new Map<string, unknown>(Object.entries(request.query()));
	if (request.method !== "POST") return { values, isText: true };
	const contentType = request.header("content-type") ?? "";
	if (contentType.includes("application/json")) {
		const body = await request.text();
		if (body.trim() === "") return { values, isText: true };
		let parsed: unknown;
		try {
			parsed = JSON.parse(body);
		} catch {
			throw badRequest("can't parse JSON object of the request");
		}
		if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
			throw badRequest("the request must be a JSON object");
		}
		for (const [name, value] of Object.entries(parsed)) values.set(name, value);
		return { values, isText: false };
	}
	if (contentType.includes("form")) {
		const form = await request.formData();
		for (const [name, value] of form.entries()) values.set(name, value);
	}
	return { values, isText: true };
}
