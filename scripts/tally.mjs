/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * The closing line of a test run.
 *
 * @param {Tally} tally
 */
export function tallyLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

/**
 * A run that failed or proved nothing is a failed run.
 *
 * @param {Tally} tally
 */
export function tallyExitCode({ passed, failed }) {
  return failed > 0 || passed === 0 ? 1 : 0
}

/**
 * @param {Tally} left
 * @param {Tally} right
 * @returns {Tally}
 */
export function addTallies(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  }
}
