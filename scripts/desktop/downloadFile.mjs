import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * @typedef {object} DownloadOptions
 * @property {number} [answerMs] how long the server may take until it answers
 * @property {number} [silenceMs] how long it may pause after that
 * @property {number} [totalMs] how long all of it may take
 * @property {(received: number, total: number | undefined) => void} [onProgress] bytes
 */

/**
 * Loads a file and gives up on a server that does not answer, falls silent or takes for ever; a plain
 * fetch would wait.
 *
 * @param {string} url
 * @param {string} target
 * @param {DownloadOptions} [options]
 * @throws {Error} whose message fits behind "because"
 */
export async function downloadFile(url, target, options = {}) {
  const { answerMs = 8000, silenceMs = 30_000, totalMs = 15 * 60_000, onProgress } = options
  const watch = watchSilence()
  const total = setTimeout(() => watch.giveUp(`not done within ${totalMs / 1000} s`), totalMs)
  try {
    watch.expectWithin(answerMs, 'no answer')
    const response = await fetch(url, { signal: watch.signal })
    if (!response.ok || !response.body) throw new Error(`the server answers ${response.status}`)
    const size = Number(response.headers.get('content-length')) || undefined
    let received = 0
    const body = Readable.fromWeb(/** @type {any} */ (response.body))
    body.on('data', (/** @type {Buffer} */ chunk) => {
      watch.expectWithin(silenceMs, 'no more from the server')
      received += chunk.length
      onProgress?.(received, size)
    })
    watch.expectWithin(silenceMs, 'no more from the server')
    await pipeline(body, fs.createWriteStream(target))
  } catch (error) {
    throw watch.signal.aborted ? watch.signal.reason : asReason(error)
  } finally {
    clearTimeout(total)
    watch.stop()
  }
}

function watchSilence() {
  const controller = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const giveUp = (/** @type {string} */ reason) => controller.abort(new Error(reason))
  return {
    signal: controller.signal,
    giveUp,
    /**
     * @param {number} ms
     * @param {string} otherwise
     */
    expectWithin(ms, otherwise) {
      clearTimeout(timer)
      timer = setTimeout(() => giveUp(`${otherwise} within ${ms / 1000} s`), ms)
    },
    stop: () => clearTimeout(timer),
  }
}

/**
 * fetch says "fetch failed" and keeps the reason in the cause.
 *
 * @param {unknown} error
 */
function asReason(error) {
  if (!(error instanceof Error)) return new Error(String(error))
  const cause = /** @type {{ code?: string, message?: string } | undefined} */ (error.cause)
  return new Error(cause?.code || cause?.message || error.message, { cause: error })
}
