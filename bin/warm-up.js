// Run once after an installation: what is compiled here is kept, so that the first start is as quick and as small as
// every other. The parts do nothing by being imported.
for (const name of ["app.ts", "sandbox/open-sandbox.ts"]) await import(new URL(`../src/${name}`, import.meta.url));
process.exit();
