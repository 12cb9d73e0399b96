import { alignTexts, type TextAlignment } from '../align/alignTexts.ts'
import type { Placement } from '../model/anchor.ts'
import type { Ranges } from '../model/range.ts'
import { combineParts } from './combineParts.ts'
import { placeQuote } from './placeQuote.ts'
import { placeWordless } from './placeWordless.ts'
import { quoteAt } from './quote.ts'
import { textPair } from './textPair.ts'

/** A pair of revisions, ready to carry any number of highlights from the old one to the new. */
export interface Reanchoring {
  /** Old text on the left, new on the right. */
  readonly alignment: TextAlignment
  /**
   * Where a highlight of the old text is on the new one. `ranges` are valid over the old text: sorted,
   * disjoint, not empty. Never throws for such ranges; the same input gives the same answer everywhere.
   */
  place(ranges: Ranges): Placement
}

/**
 * Compares two revisions once, so that placing a highlight costs microseconds.
 *
 * Evidence for a place: the alignment of the texts, the quote verbatim, its surviving words by rarity,
 * the words around it, and whose words stand there now. A place that another passage of the old
 * text explains as well is never taken, so a deleted sentence does not land on its look-alike; a
 * place is called exact or shifted only if the quote stands there to the character.
 *
 * The score is 0.75 × the share of the quote's words found (by weight) + 0.25 × how alike the
 * surroundings are. Candidates are at most five, the place taken first, then best first.
 */
export function prepareReanchoring(
  oldText: string,
  newText: string,
  alignment: TextAlignment = alignTexts(oldText, newText),
): Reanchoring {
  const pair = textPair(alignment)
  return {
    alignment,
    place(ranges) {
      const parts = ranges.map((range) => {
        const quote = quoteAt(pair, range)
        const placement = quote.count === 0 ? placeWordless(pair, quote) : placeQuote(pair, quote)
        return { quote, placement }
      })
      return combineParts(pair, ranges, parts)
    },
  }
}
