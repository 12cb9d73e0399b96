/** An editor writes a file in several steps. */
const settleMs = 50

/**
 * One after the other, and one for all that is asked for meanwhile.
 *
 * @param {() => Promise<void>} work
 */
export function inTurn(work) {
  let last = Promise.resolve()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  return {
    ask() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        last = last.then(work)
      }, settleMs)
    },
    async stop() {
      clearTimeout(timer)
      await last
    },
  }
}
