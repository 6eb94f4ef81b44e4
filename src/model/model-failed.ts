/**
 * A model gave no answer that can be used; the message is a plain sentence without the address, the key or
 * what was asked.
 */
export class ModelFailed extends Error {
	override name = "ModelFailed";
}
