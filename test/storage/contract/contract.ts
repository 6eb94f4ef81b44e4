import type { Storage } from "../../../storage/storage.ts";

/** Opens an empty store of the backend under test; the suite closes it. */
export type OpenEmpty = () => Promise<Storage>;
