import { projectRoot, say } from '../bootstrap.mjs'
import { buildIfStale } from '../buildIfStale.mjs'
import { endAs } from '../childEnd.mjs'
import { runCommand } from '../runCommand.mjs'
import { hasDisplay } from './hasDisplay.mjs'
import { provideElectron } from './provideElectron.mjs'
import { runElectron } from './runElectron.mjs'
import { readStartWords } from './startWords.mjs'

/**
 * Opens the desktop app; where that cannot be, says why in one line and serves the same app to a browser.
 *
 * @param {string[]} words what follows `npm start --`
 */
export async function openApp(words) {
  const { wanted, rest } = readStartWords(words)
  const why =
    wanted === 'browser' ? null : await openDesktop(rest, { retries: wanted === 'desktop' })
  if (wanted === 'desktop') {
    say(`${why}.`)
    process.exit(1)
  }
  // First: it takes a while, and nothing is served before.
  if (!(await buildIfStale())) process.exit(1)
  say(`${why === null ? '' : `${why}: `}${servedWords(rest)}`)
  await runCommand('server/main.js', rest)
}

/** @param {string[]} words */
function servedWords(words) {
  const hasProject = words.some((word) => word.endsWith('.variorum'))
  return `Variorum is served to your browser${hasProject ? '' : ', where a sample project is offered'}.`
}

/**
 * Becomes the desktop app.
 *
 * @param {string[]} args
 * @param {{ retries: boolean }} options
 * @returns {Promise<string>} why it did not: a clause. Where it did, this process ends as the app ends
 */
async function openDesktop(args, { retries }) {
  const { env } = process
  if (!hasDisplay(env)) return 'There is no display here'
  const electron = await provideElectron(projectRoot, { env, retries })
  if ('lacking' in electron) return electron.lacking
  if (!(await buildIfStale())) process.exit(1)
  const outcome = await runElectron(electron.file, [projectRoot, ...args], { env })
  if ('end' in outcome) return endAs(outcome.end)
  return outcome.failed
}
