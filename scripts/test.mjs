/** `npm test`, or `npm test -- core/text` for the tests of one place. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureDeps()
await ensureNode(import.meta.url)
const { runTests } = await import('./runTests.mjs')
process.exitCode = await runTests(process.argv.slice(2))
