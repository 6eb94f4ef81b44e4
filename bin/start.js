// What every npm script goes through: installs what is missing, picks a Node that is new enough and hands over.
// This file keeps to syntax that any Node can read, so that an old one gets a sentence instead of a stack trace.
var major = Number(process.versions.node.split(".")[0]);
if (major < 18) {
	console.error(
		"Tidings needs Node.js 22.18 or newer, or 18 and up to fetch one by itself; this is " +
			process.version +
			". See https://nodejs.org.",
	);
	process.exitCode = 1;
} else {
	import("./launch.js")
		.then((launcher) => launcher.launch(process.argv.slice(2)))
		.catch((error) => {
			console.error(error);
			process.exitCode = 1;
		});
}
