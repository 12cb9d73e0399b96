/** `npm start`: prepares the checkout and opens the app. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { runCommand } = await import('./runCommand.mjs')
await runCommand(['start', ...process.argv.slice(2)])
