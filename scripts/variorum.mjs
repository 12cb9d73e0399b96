/** `npm run -s variorum -- <args>`: the terminal command, prepared as `npm start` prepares the app. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { runCommand } = await import('./runCommand.mjs')
const [command, ...rest] = process.argv.slice(2)
// A host of its own, which the terminal host may not import.
if (command === 'serve') await runCommand('server/main.js', rest)
else await runCommand('cli/variorum.js', process.argv.slice(2))
