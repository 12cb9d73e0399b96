/** Word ends differ by a closing bracket or quotation mark between people, too. */
const TOLERANCE = 3

/**
 * What an answer is worth:
 * `ends` right, both ends too; `right` overlaps the truth by half or more; `partial` by less; `wrong` elsewhere;
 * `lost` not found though there; `false` found though deleted; `gone` rightly not found; `asked` ambiguous.
 *
 * @param {import('./truth.mjs').Span} span
 * @param {import('./methods.mjs').Answer} answer
 */
export function judge(span, answer) {
  if (answer === 'ambiguous') return 'asked'
  if (span.cat === 'deleted') return answer ? 'false' : 'gone'
  if (!answer) return 'lost'
  const { start, end } = answer
  const startsRight = start >= span.os - TOLERANCE && start <= span.cs + TOLERANCE
  const endsRight = end >= span.ce - TOLERANCE && end <= span.oe + TOLERANCE
  if (startsRight && endsRight) return 'ends'
  const shared = Math.min(end, span.ce) - Math.max(start, span.cs)
  if (shared <= 0) return 'wrong'
  const covered = Math.max(end, span.ce) - Math.min(start, span.cs)
  return shared / covered >= 0.5 ? 'right' : 'partial'
}

/** Counts verdicts by category and over all. */
export class Tally {
  #counts = new Map()
  /** Answers called exact or shifted, and those of them that are not the place. */
  claimed = 0
  wrongClaims = 0

  /**
   * @param {import('./truth.mjs').Span} span
   * @param {import('./methods.mjs').Answer} answer
   * @returns {string} the verdict
   */
  add(span, answer) {
    const verdict = judge(span, answer)
    const key = `${span.cat} ${verdict}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    if (answer?.state === 'exact' || answer?.state === 'shifted') {
      this.claimed++
      if (['partial', 'wrong', 'false'].includes(verdict)) this.wrongClaims++
    }
    return verdict
  }

  /** How many spans of these categories got one of these verdicts; left out = any. */
  count(verdicts, categories) {
    let sum = 0
    for (const [key, count] of this.#counts) {
      const [category, verdict] = key.split(' ')
      if (verdicts && !verdicts.includes(verdict)) continue
      if (!categories || categories.includes(category)) sum += count
    }
    return sum
  }

  /** Per cent; of nothing, it is perfect. */
  share(verdicts, categories, outOf = undefined) {
    const total = this.count(outOf, categories)
    return total === 0 ? Number.NaN : (100 * this.count(verdicts, categories)) / total
  }

  /** The figures of the goals, in per cent. */
  figures() {
    const good = ['ends', 'right']
    const present = ['unique', 'repeated', 'edited']
    const bad = ['false', 'wrong', 'partial']
    return {
      recall: this.share(good, present),
      precision: this.share(good, undefined, [...good, ...bad]),
      uniqueRight: this.share(good, ['unique']),
      editedRight: this.share(good, ['edited']),
      editedEnds: this.share(['ends'], ['edited']),
      editedLost: this.share(['lost', 'asked'], ['edited']),
      deletedAttached: this.share(['false'], ['deleted']),
      repeatedRight: this.share(good, ['repeated']),
      repeatedRightOrAsked: this.share([...good, 'asked'], ['repeated']),
      bad: this.share(bad),
    }
  }
}
