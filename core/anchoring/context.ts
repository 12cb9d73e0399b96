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

function wordsBeside({ tokens }: IndexedText, { from, step }: Edge, limit: number): number[] {
  const ids: number[] = []
  for (let i = from; i >= 0 && i < tokens.count && ids.length < limit; i += step) {
    ids.push(at(tokens.ids, i))
  }
  return ids
}

/** Share, by weight and nearness, of the words beside one place that stand beside the other. */
function agreementBeside(
  pair: TextPair,
  own: IndexedText,
  ownEdge: Edge,
  other: IndexedText,
  otherEdge: Edge,
): number {
  const expected = wordsBeside(own, ownEdge, CONTEXT_WORDS)
  const found = wordsBeside(other, otherEdge, CONTEXT_WORDS + CONTEXT_SLACK)
  if (expected.length === 0 || found.length === 0) {
    return expected.length === found.length ? 1 : UNKNOWN
  }
  let total = 0
  let agreed = 0
  expected.forEach((id, distance) => {
    const weight = floatAt(pair.weights, id) / (1 + distance / CONTEXT_WORDS)
    total += weight
    const index = found.indexOf(id)
    if (index < 0) return
    agreed += weight
    found.splice(index, 1)
  })
  return agreed / total
}

/** How alike the surroundings of an old and a new passage are, from 0 to 1; both sides count the same. */
export function contextAgreement(pair: TextPair, before: TokenSpan, after: TokenSpan): number {
  const side = (from: number, to: number, step: -1 | 1) =>
    agreementBeside(pair, pair.before, { from, step }, pair.after, { from: to, step })
  return (side(before.first - 1, after.first - 1, -1) + side(before.end, after.end, 1)) / 2
}
