/** The store cannot be opened, read, written or copied, for a reason one plain sentence explains. */
export class StorageError extends Error {
	override name = "StorageError";
}
