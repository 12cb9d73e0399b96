/** `npm run typecheck` */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureDeps()
await ensureNode(import.meta.url)
const { checkTypes } = await import('./checks.mjs')
const { code, output } = await checkTypes()
process.stdout.write(output)
process.exitCode = code
