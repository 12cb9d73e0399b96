import { MARGIN } from '../../../core/anchoring/limits.ts'
import { messages } from '../../i18n/messages.ts'
import type { ReviewItem } from './reviewItems.ts'

/** What is the matter, in a heading and one sentence. */
export interface Reason {
  readonly title: string
  readonly sentence: string
}

/** Says why an item waits; `paragraphOf` gives the number of a candidate's paragraph. */
export function reasonOf(
  { why, candidates, annotation }: ReviewItem,
  paragraphOf: (offset: number) => number | null,
): Reason {
  const places = candidates.map(({ ranges }) => paragraphOf(ranges[0]?.[0] ?? 0) ?? 0)
  const [best, second] = candidates.map(({ score }) => score)
  if (why === 'flagged') {
    return {
      title: messages['review.flagged.title'],
      sentence: messages['review.flagged.reason'](places[0] ?? null),
    }
  }
  if (why === 'edited') {
    return {
      title: messages['review.edited.title'],
      sentence: messages['review.edited.reason'](places[0] ?? 0, annotation.score),
    }
  }
  if (why === 'ambiguous' && !isClose(best, second)) {
    return {
      title: messages['review.contested.title'],
      sentence: messages['review.contested.reason'](places, best ?? 0),
    }
  }
  if (why === 'ambiguous') {
    return {
      title: messages['review.ambiguous.title'](candidates.length),
      sentence: messages['review.ambiguous.reason'](places, (best ?? 0) - (second ?? 0)),
    }
  }
  return {
    title: messages['review.orphan.title'],
    sentence:
      best === undefined
        ? messages['review.orphan.nothing']
        : messages['review.orphan.reason'](places[0] ?? 0, best),
  }
}

/** Whether the scores themselves leave the doubt; else other evidence forbade the best place. */
function isClose(best: number | undefined, second: number | undefined): boolean {
  return best !== undefined && second !== undefined && best - second < MARGIN
}
