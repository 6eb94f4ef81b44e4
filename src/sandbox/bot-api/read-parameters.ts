import type { HonoRequest } from "hono";
import { badRequest } from "./api-error.ts";

export interface ReadParameters {
	values: Map<string, unknown>;
	/** Whether the values came as text, where objects are JSON. */
	isText: boolean;
	/** Files that came along, by the names of their parts. */
	files: Map<string, Uint8Array>;
}

/** The parameters of a request: of its query string and of its body in any of the three encodings Telegram takes. */
export async function readParameters(request: HonoRequest): Promise<ReadParameters> {
	const values = new Map<string, unknown>(Object.entries(request.query()));
	const files = new Map<string, Uint8Array>();
	if (request.method !== "POST") return { values, isText: true, files };
	const contentType = request.header("content-type") ?? "";
	if (contentType.includes("application/json")) {
		const body = await request.text();
		if (body.trim() === "") return { values, isText: true, files };
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
		return { values, isText: false, files };
	}
	if (contentType.includes("form")) {
		const form = await request.formData();
		for (const [name, value] of form.entries()) {
			if (typeof value === "string") values.set(name, value);
			else files.set(name, new Uint8Array(await value.arrayBuffer()));
		}
		// A file is the photo itself, or what the photo calls "attach://name".
		if (files.has("photo")) values.set("photo", "attach://photo");
	}
	return { values, isText: true, files };
}
