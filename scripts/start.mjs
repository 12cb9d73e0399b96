/** `npm start`: prepares the checkout and opens the app. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureDeps()
await ensureNode(import.meta.url)
const { runCommand } = await import('./runCommand.mjs')
await runCommand(['start', ...process.argv.slice(2)])
