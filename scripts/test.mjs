/** `npm test`, or `npm test -- core/text` for the tests of one place. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { runTests } = await import('./runTests.mjs')
process.exitCode = await runTests(process.argv.slice(2))
