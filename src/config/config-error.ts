/** What is wrong with one variable, in words; never with its value, which may be a secret. */
export interface ConfigFault {
	/** Name of the variable, or of the file they are read from. */
	variable: string;
	/** What was expected, as the rest of a sentence that starts with the name. */
	problem: string;
}

/** The configuration cannot be used; carries every fault found, not only the first. */
export class ConfigError extends Error {
	override name = "ConfigError";
	readonly faults: readonly ConfigFault[];

	constructor(faults: readonly ConfigFault[]) {
		super(faults.map((fault) => `${fault.variable} ${fault.problem}`).join("\n"));
		this.faults = faults;
	}
}
