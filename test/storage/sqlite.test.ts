import { describe } from "vitest";
import { openStorage } from "../../storage/open-storage.ts";
import { storageContract } from "./contract/index.ts";

describe("SQLite", () => storageContract(() => openStorage("sqlite::memory:")));
