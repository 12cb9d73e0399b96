/** The thread in which regular expressions run: whoever started it can end it. */
import { type FindLimits, type FindQuery, findInText } from '../../../core/search/findInText.ts'

export interface FindRequest extends Omit<FindLimits, 'now'> {
  readonly text: string
  readonly query: FindQuery
}

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  const { text, query, ...limits } = data
  self.postMessage(findInText(text, query, { ...limits, now: () => performance.now() }))
})
