/** `npm start`: prepares the checkout and opens the app. */
import { ensureDeps, ensureNode, say } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { runCommand } = await import('./runCommand.mjs')
say('Electron is not here: Variorum is served to your browser, where a sample project is offered.')
await runCommand('server/main.js', process.argv.slice(2))
