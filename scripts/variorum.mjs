/** `npm run -s variorum -- <args>`: the terminal command, prepared as `npm start` prepares the app. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { runCommand } = await import('./runCommand.mjs')
await runCommand(process.argv.slice(2))
