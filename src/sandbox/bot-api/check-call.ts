import { badRequest } from "./api-error.ts";
import { parseType, type TypeNode } from "./parse-type.ts";
import schema from "./schema.json" with { type: "json" };

/** The parameters of a call, of the types the schema gives them. */
export type Parameters = Record<string, unknown>;

interface Field {
	name: string;
	isRequired: boolean;
	type: TypeNode;
}

interface Fault {
	path: string[];
	problem: string;
}

const methods = readFields(schema.methods);
const types = readFields(schema.types);

function readFields(group: Record<string, Record<string, string>>): Map<string, Field[]> {
	return new Map(
		Object.entries(group).map(([name, fields]) => [
			name,
			Object.entries(fields).map(([key, spelling]) => ({
				name: key.replace(/!$/, ""),
				isRequired: key.endsWith("!"),
				type: parseType(spelling),
			})),
		]),
	);
}

/** The spelling the schema has of a method's name (Telegram does not look at case); undefined for none of ours. */
export function findMethod(name: string): string | undefined {
	const lower = name.toLowerCase();
	return [...methods.keys()].find((method) => method.toLowerCase() === lower);
}

/**
 * The parameters as their types want them; throws ApiError for what does not fit the schema. Stricter than Telegram,
 * which ignores parameters it does not know: here they are refused, so that a misspelt one is noticed.
 * @param isText whether the values came as text (a form or a query string), where objects are JSON
 */
export function checkCall(method: string, parameters: Map<string, unknown>, isText: boolean): Parameters {
	const fields = methods.get(method) ?? [];
	const known = new Set(fields.map((field) => field.name));
	for (const name of parameters.keys()) {
		if (!known.has(name)) throw badRequest(`unknown parameter "${name}" of ${method}`);
	}
	const checked: Parameters = {};
	for (const field of fields) {
		let value = parameters.get(field.name);
		if (value !== undefined && isText && typeof value === "string") value = decode(value, field);
		if (value === undefined || value === null) {
			if (field.isRequired) throw badRequest(missing(field.name));
			continue;
		}
		if (field.name === "chat_id" && typeof value === "string" && /^-?\d+$/.test(value)) value = Number(value);
		const fault = check(value, field.type, [field.name]);
		if (fault) throw badRequest(describe(fault));
		checked[field.name] = value;
	}
	return checked;
}

function missing(name: string): string {
	if (name === "text") return "message text is empty";
	if (name === "chat_id") return "chat_id is empty";
	return `parameter "${name}" is required`;
}

function describe({ path, problem }: Fault): string {
	const last = path.at(-1);
	if (last === "callback_data") return "BUTTON_DATA_INVALID";
	if (path[0] === "commands" && last === "command") return "BOT_COMMAND_INVALID";
	if (path[0] === "commands" && last === "description") return "BOT_COMMAND_DESCRIPTION_INVALID";
	if (path[0] === "reply_markup") return `can't parse reply keyboard markup JSON object: ${path.join(".")} ${problem}`;
	return `invalid parameter ${path.join(".")}: ${problem}`;
}

function decode(text: string, field: Field): unknown {
	const type = field.type.kind === "limited" ? field.type.of : field.type;
	switch (type.kind) {
		case "number":
			return /^-?\d+$/.test(text) ? Number(text) : text;
		case "boolean":
			return /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : text;
		case "array":
		case "ref":
		case "object":
			return parseJson(text, field.name);
		case "union":
			return type.of.some((choice) => choice.kind === "ref") ? parseJson(text, field.name) : text;
		default:
			return text;
	}
}

function parseJson(text: string, name: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw badRequest(`can't parse ${name.replaceAll("_", " ")} JSON object`);
	}
}

function check(value: unknown, type: TypeNode, path: string[]): Fault | undefined {
	switch (type.kind) {
		case "string":
			return typeof value === "string" ? undefined : { path, problem: "must be of type String" };
		case "boolean":
			return typeof value === "boolean" ? undefined : { path, problem: "must be of type Boolean" };
		case "number":
			return Number.isSafeInteger(value) ? undefined : { path, problem: "must be an integer Number" };
		case "object":
			return isObject(value) ? undefined : { path, problem: "must be of type Object" };
		case "literal":
			return value === type.value ? undefined : { path, problem: `must be ${type.value}` };
		case "limited":
			return check(value, type.of, path) ?? checkLimits(value, type, path);
		case "array": {
			if (!Array.isArray(value)) return { path, problem: "must be of type Array" };
			for (const [index, item] of value.entries()) {
				const fault = check(item, type.of, [...path, String(index)]);
				if (fault) return fault;
			}
			return undefined;
		}
		case "union": {
			const faults: Fault[] = [];
			for (const choice of type.of) {
				const fault = check(value, choice, path);
				if (!fault) return undefined;
				faults.push(fault);
			}
			// The choice that got furthest is the one that was meant.
			return faults.sort((a, b) => b.path.length - a.path.length)[0];
		}
		case "ref":
			return checkObject(value, type.name, path);
	}
}

function checkObject(value: unknown, typeName: string, path: string[]): Fault | undefined {
	if (!isObject(value)) return { path, problem: "must be of type Object" };
	const fields = types.get(typeName) ?? [];
	const known = new Set(fields.map((field) => field.name));
	for (const field of fields) {
		const item = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
		if (item === undefined) {
			if (field.isRequired) return { path, problem: `lacks the field "${field.name}"` };
			continue;
		}
		const fault = check(item, field.type, [...path, field.name]);
		if (fault) return fault;
	}
	const stranger = Object.keys(value).find((name) => !known.has(name));
	return stranger === undefined ? undefined : { path, problem: `has the unknown field "${stranger}"` };
}

function checkLimits(value: unknown, type: TypeNode & { kind: "limited" }, path: string[]): Fault | undefined {
	const size =
		typeof value === "number"
			? value
			: typeof value === "string"
				? type.inBytes
					? Buffer.byteLength(value)
					: value.length
				: Array.isArray(value)
					? value.length
					: 0;
	if (size >= type.min && size <= type.max) return undefined;
	return { path, problem: `must be from ${type.min} to ${type.max}${type.inBytes ? " bytes" : ""}` };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
