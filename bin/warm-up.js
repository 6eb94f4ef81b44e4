// Run once after an installation: what is compiled here is kept, so that the first start is as quick and as small as
// every other. A single file that was not compiled before would load the whole of Node's TypeScript machinery.
await import(new URL("../src/sandbox/open-sandbox.ts", import.meta.url));
await import(new URL("../src/app.ts", import.meta.url));
await import(new URL("../src/topics/model/topic-model.ts", import.meta.url));
// No level: once all is loaded the program finds this fault in its configuration and ends.
process.env.LOG_LEVEL = "warming up";
await import(new URL("../src/main.ts", import.meta.url));
