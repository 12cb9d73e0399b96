/** `npm start`: prepares the checkout and opens the app. */
import { ensureDeps, ensureNode } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { openApp } = await import('./desktop/openApp.mjs')
await openApp(process.argv.slice(2))
