import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { projectRoot } from './bootstrap.mjs'
import { provideBrowser } from './browser.mjs'
import { buildIfStale } from './buildIfStale.mjs'
import { checkLint, checkLocks, checkTypes } from './checks.mjs'
import { toolFile } from './commands.mjs'
import { addTallies, tallyExitCode, tallyLine } from './tally.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./commands.mjs').Outcome} Outcome */

/**
 * All of it, whatever fails on the way; the closing line counts every check as one test.
 *
 * @param {string[]} vitestArgs
 * @returns {Promise<number>} exit code
 */
export async function runTests(vitestArgs) {
  const tallies = [
    await runCheck('build', async () => ({ code: (await buildIfStale()) ? 0 : 1, output: '' })),
    await runCheck('lock files serve every platform', checkLocks),
    await runCheck('lint and format', checkLint),
    await runCheck('types', checkTypes),
    await runCheck('a browser for the tests', provideBrowser),
    await runVitest(projectRoot, vitestArgs),
  ]
  const total = tallies.reduce(addTallies)
  process.stdout.write(`\n${tallyLine(total)}\n`)
  return tallyExitCode(total)
}

/**
 * @param {string} name
 * @param {() => Promise<Outcome>} check
 * @returns {Promise<Tally>}
 */
async function runCheck(name, check) {
  const start = performance.now()
  const { code, output } = await check()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(code === 0 ? `ok   ${name} (${seconds} s)\n` : `FAIL ${name}\n${output}\n`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<Tally>} never clean when vitest itself is not, whatever it managed to count
 */
export async function runVitest(root, args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-tally-'))
  const file = path.join(folder, 'tally.json')
  try {
    const child = spawn(process.execPath, [toolFile('vitest', 'vitest'), 'run', ...args], {
      cwd: root,
      env: { ...process.env, VARIORUM_TALLY_FILE: file },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    return honestTally(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined, code)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string | undefined} written what the reporter left; nothing when vitest died before its end
 * @param {number | null} code
 * @returns {Tally}
 */
export function honestTally(written, code) {
  const tally = written === undefined ? { passed: 0, failed: 1, skipped: 0 } : JSON.parse(written)
  const isHidden = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return isHidden ? { ...tally, failed: 1 } : tally
}
