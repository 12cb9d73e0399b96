import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { evidenceOf } from './certainty.ts'
import { MIN_EVIDENCE, MIN_REWORDED_EVIDENCE } from './limits.ts'
import type { Place } from './place.ts'
import type { Quote } from './quote.ts'
import { sentenceAt } from './sentences.ts'
import type { IndexedText, TextPair } from './textPair.ts'

/** A text, and where the words of it stand in the other one. */
interface Direction {
  readonly from: IndexedText
  readonly map: Int32Array
  readonly to: IndexedText
}

/** The sentence where most of what stayed of a sentence stands, if that is enough not to be chance. */
function mainSentence(pair: TextPair, { from, map, to }: Direction, own: TokenSpan) {
  let main: TokenSpan | null = null
  let mainWeight = 0
  let current: TokenSpan | null = null
  let weight = 0
  let total = 0
  for (let word = own.first; word < own.end; word++) {
    const partner = at(map, word)
    if (partner < 0) continue
    if (!current || partner >= current.end) {
      current = sentenceAt(to, partner)
      weight = 0
      if (!current) return null
    }
    const evidence = evidenceOf(pair, at(from.tokens.ids, word))
    total += evidence
    weight += evidence
    if (weight > mainWeight) {
      main = current
      mainWeight = weight
    }
  }
  return mainWeight >= MIN_EVIDENCE && 2 * mainWeight > total ? main : null
}

function isSame(a: TokenSpan | null, b: TokenSpan | null): boolean {
  return a !== null && b !== null && a.first === b.first && a.end === b.end
}

/** Whether each of two sentences is what became of the other; also of two edges of the texts. */
function arePartners(pair: TextPair, old: TokenSpan | null, now: TokenSpan | null): boolean {
  if (!old || !now) return old === now
  const { before, after, toAfter, toBefore } = pair
  return (
    isSame(mainSentence(pair, { from: before, map: toAfter, to: after }, old), now) &&
    isSame(mainSentence(pair, { from: after, map: toBefore, to: before }, now), old)
  )
}

/**
 * Whether the quote is one sentence whose place is one sentence, and the sentences before and after
 * the one are those before and after the other. Then nothing was taken out or put in between, and a
 * sentence that says the same in other words is the old one reworded.
 */
export function isRewordedInPlace(pair: TextPair, quote: Quote, place: Place): boolean {
  const { before, after } = pair
  const old = sentenceAt(before, quote.words.first)
  const now = sentenceAt(after, place.words.first)
  if (!old || !now || !isSame(old, quote.words) || place.words.end > now.end) return false
  let evidence = 0
  for (let i = place.words.first; i < place.words.end; i++) {
    const origin = at(pair.toBefore, i)
    if (origin >= old.first && origin < old.end)
      evidence += evidenceOf(pair, at(after.tokens.ids, i))
  }
  return (
    evidence >= MIN_REWORDED_EVIDENCE &&
    arePartners(pair, old, now) &&
    arePartners(pair, sentenceAt(before, old.first - 1), sentenceAt(after, now.first - 1)) &&
    arePartners(pair, sentenceAt(before, old.end), sentenceAt(after, now.end))
  )
}
