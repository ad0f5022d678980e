// Builds the site into dist/. `DOCS_URL` says where it will be published: the sitemap and the page for what is not found
// need it, everything else works wherever the files are put. `SANDBOX_URL` names a shared sandbox for the console.
process.env.ASTRO_TELEMETRY_DISABLED = '1'
// The bundler has little to do here, but for each thread of its own it takes memory, and keeps it. The same is why the
// npm script narrows the space for young objects, of which there are many: both together take a third of the memory away.
process.env.ROLLDOWN_WORKER_THREADS ??= '1'
process.env.MIMALLOC_PURGE_DELAY ??= '0'
const { build } = await import('astro')
await build({ root: import.meta.dirname, outDir: process.env.DOCS_OUT ?? 'dist', logLevel: 'warn' })
