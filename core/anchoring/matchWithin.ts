import { alignIds } from '../align/alignIds.ts'
import { weightiestCommon } from '../align/weightiestCommon.ts'
import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { type Match, matchOf } from './match.ts'
import type { IndexedText, TextPair } from './textPair.ts'

/** A larger table than this is left to the unweighted alignment, which needs none. */
const MAX_TABLE = 250_000
/** Added for each word that follows its neighbour on both sides: whole phrases before scattered words. */
const ADJACENT = 0.3

/** A passage of one text that is looked for in the other. */
export interface Passage {
  readonly from: IndexedText
  readonly passage: TokenSpan
  readonly to: IndexedText
}

/** The best match of a passage inside a stretch of the other text; null when nothing matches. */
export function matchWithin(
  pair: TextPair,
  { from, passage, to }: Passage,
  window: TokenSpan,
): Match | null {
  const own = from.tokens.ids.subarray(passage.first, passage.end)
  const other = to.tokens.ids.subarray(window.first, window.end)
  let partners: Int32Array
  if (own.length * other.length <= MAX_TABLE) {
    const weightOf = (k: number) => floatAt(pair.weights, at(own, k))
    partners = weightiestCommon(own, other, weightOf, ADJACENT)
  } else {
    partners = new Int32Array(own.length).fill(-1)
    const whole = { leftStart: 0, leftEnd: own.length, rightStart: 0, rightEnd: other.length }
    alignIds(own, other, [whole], partners)
  }
  const placed = partners.map((partner) => (partner < 0 ? -1 : partner + window.first))
  return matchOf(pair, { ids: own, partners: placed })
}
