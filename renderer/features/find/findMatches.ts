import { type FindQuery, type Found, findInText } from '../../../core/search/findInText.ts'
import type { FindRequest } from './findWorker.ts'

const MAX_MATCHES = 10_000
const TIME_MS = 1000

/**
 * Every place of the words. Plain words are found at once; a regular expression can go on for ever, so
 * it runs in a thread of its own, which is ended when its time is over.
 */
export function findMatches(
  text: string,
  query: FindQuery,
): Promise<Found | { readonly kind: 'timeout' }> {
  const limits = { maxMatches: MAX_MATCHES, timeMs: TIME_MS }
  if (!query.isRegex) {
    return Promise.resolve(findInText(text, query, { ...limits, now: () => performance.now() }))
  }
  const worker = new Worker(new URL('./findWorker.ts', import.meta.url), { type: 'module' })
  const request: FindRequest = { text, query, ...limits }
  return new Promise<Found | { readonly kind: 'timeout' }>((resolve, reject) => {
    // Twice the time: the thread itself stops between two matches.
    const timer = setTimeout(() => resolve({ kind: 'timeout' }), 2 * TIME_MS)
    worker.addEventListener('message', ({ data }: MessageEvent<Found>) => {
      clearTimeout(timer)
      resolve(data)
    })
    worker.addEventListener('error', ({ message }) => {
      clearTimeout(timer)
      reject(new Error(message))
    })
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
