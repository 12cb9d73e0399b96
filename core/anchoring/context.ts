import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { CONTEXT_SLACK, CONTEXT_WORDS } from './limits.ts'
import type { IndexedText, TextPair } from './textPair.ts'

/** Says little, and that against: one place is at the edge of its text and the other is not. */
const UNKNOWN = 0.4

/** The nearest word of a passage on one side, and the direction away from it. */
interface Edge {
  readonly from: number
  readonly step: -1 | 1
}

/** How many words there are beside a passage, `limit` at most. */
function roomBeside({ tokens }: IndexedText, { from, step }: Edge, limit: number): number {
  return Math.min(limit, step > 0 ? tokens.count - from : from + 1)
}

function wordBeside({ tokens }: IndexedText, { from, step }: Edge, distance: number): number {
  return at(tokens.ids, from + step * distance)
}

/** Share, by weight and nearness, of the words beside one place that stand beside the other. */
function agreementBeside(
  pair: TextPair,
  own: IndexedText,
  ownEdge: Edge,
  other: IndexedText,
  otherEdge: Edge,
): number {
  const expected = roomBeside(own, ownEdge, CONTEXT_WORDS)
  const room = roomBeside(other, otherEdge, CONTEXT_WORDS + CONTEXT_SLACK)
  if (expected === 0 || room === 0) return expected === room ? 1 : UNKNOWN
  let total = 0
  let agreed = 0
  // A bit for each word beside the other place: it agrees with one word here, not with two.
  let taken = 0
  for (let distance = 0; distance < expected; distance++) {
    const id = wordBeside(own, ownEdge, distance)
    const weight = floatAt(pair.weights, id) / (1 + distance / CONTEXT_WORDS)
    total += weight
    for (let found = 0; found < room; found++) {
      if ((taken & (1 << found)) !== 0 || wordBeside(other, otherEdge, found) !== id) continue
      agreed += weight
      taken |= 1 << found
      break
    }
  }
  return agreed / total
}

/** How alike the surroundings of an old and a new passage are, from 0 to 1; both sides count the same. */
export function contextAgreement(pair: TextPair, before: TokenSpan, after: TokenSpan): number {
  const side = (from: number, to: number, step: -1 | 1) =>
    agreementBeside(pair, pair.before, { from, step }, pair.after, { from: to, step })
  return (side(before.first - 1, after.first - 1, -1) + side(before.end, after.end, 1)) / 2
}
