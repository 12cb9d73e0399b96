/** `npm run typecheck` */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { checkTypes } = await import('./checks.mjs')
const { code, output } = await checkTypes()
process.stdout.write(output)
process.exitCode = code
