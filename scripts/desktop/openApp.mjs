import { projectRoot, say } from '../bootstrap.mjs'
import { buildIfStale } from '../buildIfStale.mjs'
import { endAs } from '../childEnd.mjs'
import { runCommand } from '../runCommand.mjs'
import { hasDisplay } from './hasDisplay.mjs'
import { provideElectron } from './provideElectron.mjs'
import { runElectron } from './runElectron.mjs'
import { readStartWords } from './startWords.mjs'

const served = 'Variorum is served to your browser, where a sample project is offered.'

/**
 * Opens the desktop app; where that cannot be, says why in one line and serves the same app to a browser.
 *
 * @param {string[]} words what follows `npm start --`
 */
export async function openApp(words) {
  const { wanted, rest } = readStartWords(words)
  if (wanted === 'browser') {
    say(served)
  } else {
    const why = await openDesktop(rest, { retries: wanted === 'desktop' })
    if (wanted === 'desktop') {
      say(`${why}.`)
      process.exit(1)
    }
    say(`${why}: ${served}`)
  }
  await runCommand('server/main.js', rest)
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
