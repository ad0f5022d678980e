// Builds the site into dist/. `DOCS_URL` says where it will be published: the sitemap and the page for what is not found
// need it, everything else works wherever the files are put.
process.env.ASTRO_TELEMETRY_DISABLED = '1'
const { build } = await import('astro')
await build({ root: import.meta.dirname, outDir: process.env.DOCS_OUT ?? 'dist', logLevel: 'warn' })
