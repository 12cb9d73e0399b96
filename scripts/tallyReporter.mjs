import fs from 'node:fs'
import { tallyExitCode, tallyLine } from './tally.mjs'

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * Counts what vitest ran, and what its own summary does not count as a test: files that did not load,
 * failing hooks, errors outside any test. Hands the counts to `npm test` through the file it names in
 * the environment; without one, prints the closing line itself.
 *
 * @implements {Reporter}
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(modules, errors) {
    const tally = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        tally[state === 'pending' ? 'skipped' : state]++
      }
      if (module.errors().length > 0) tally.failed++
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) tally.failed++
      }
    }
    report(tally)
  }
}

/** @param {import('./tally.mjs').Tally} tally */
function report(tally) {
  const file = process.env['VARIORUM_TALLY_FILE']
  if (file) {
    fs.writeFileSync(file, JSON.stringify(tally))
    return
  }
  // At the very end, after vitest's own summary.
  process.on('exit', () => {
    process.stdout.write(`\n${tallyLine(tally)}\n`)
    if (tallyExitCode(tally) !== 0) process.exitCode = 1
  })
}
