import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes the right to install in this checkout; undefined while another process that lives has it. The file names
 * every process that works on the installation, because npm outlives a starter that was killed.
 */
export function takeInstallLock(path) {
	const mine = `${path}.${process.pid}`;
	const write = (pids) => writeFileSync(mine, JSON.stringify(pids.map(identify)));
	write([process.pid]);
	if (!linkOrFalse(mine, path)) {
		const before = readHolders(path);
		if (before.some(lives)) {
			rmSync(mine, { force: true });
			return undefined;
		}
		// Renaming is what only one of several starters can do to the same stale file.
		const stale = `${mine}.stale`;
		try {
			renameSync(path, stale);
		} catch {
			// Another starter was quicker.
		}
		const after = readHolders(stale);
		if (after.some(lives)) linkOrFalse(stale, path);
		rmSync(stale, { force: true });
		if (!linkOrFalse(mine, path)) {
			rmSync(mine, { force: true });
			return undefined;
		}
	}
	rmSync(mine, { force: true });
	return {
		/** Names a process that works on our behalf. */
		add(pid) {
			write([process.pid, pid]);
			renameSync(mine, path);
		},
		release() {
			rmSync(path, { force: true });
		},
	};
}

/** Whether somebody who lives holds it. */
export function isInstallLockHeld(path) {
	return readHolders(path).some(lives);
}

function linkOrFalse(from, to) {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw error;
	}
}

function readHolders(path) {
	try {
		const holders = JSON.parse(readFileSync(path, "utf8"));
		return Array.isArray(holders) ? holders : [];
	} catch {
		// Gone, or cut off while it was written: nobody holds it.
		return [];
	}
}

function identify(pid) {
	return { pid, startedAt: startOf(pid) };
}

function lives({ pid, startedAt }) {
	if (!Number.isInteger(pid) || pid === process.pid) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		// Any other error means that it lives and belongs to somebody else.
		if (error.code === "ESRCH") return false;
	}
	return startOf(pid) === startedAt;
}

/** When a process was started, where the system tells; the same number may be another process by now. */
function startOf(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		// A zombie has ended; only nobody has asked after it yet.
		return fields[0] === "Z" ? "ended" : fields[19];
	} catch {
		return "unknown";
	}
}
