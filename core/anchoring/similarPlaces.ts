import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { MAX_POSTINGS, MAX_VOTED_PLACES, MAX_VOTERS, MIN_VOTES, VOTE_CELL } from './limits.ts'
import type { Match } from './match.ts'
import { matchWithin, type Passage } from './matchWithin.ts'
import { frequencyOf, type TextPair } from './textPair.ts'

/** Words looked at around a cell, before and after what it should hold. */
const ROOM_BEFORE = 24
const ROOM_AFTER = 40

/** A passage of one text that is looked for in the other. */
export interface Search extends Passage {
  /** Words of the other text that are not to be considered. */
  readonly except: TokenSpan | null
}

/** Indices of the rarest words of the passage that occur in the other text, rarest first. */
function voters(pair: TextPair, { from, passage, to }: Search): number[] {
  const found: number[] = []
  for (let i = passage.first; i < passage.end; i++) {
    const frequency = frequencyOf(to, at(from.tokens.ids, i))
    if (frequency > 0 && frequency <= MAX_POSTINGS) found.push(i)
  }
  const weight = (i: number) => floatAt(pair.weights, at(from.tokens.ids, i))
  return found.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, MAX_VOTERS)
}

/** Cells of the other text where the passage could begin, with the weight that speaks for each. */
function countVotes(pair: TextPair, search: Search): Map<number, number> {
  const { from, passage, to, except } = search
  const votes = new Map<number, number>()
  const vote = (cell: number, weight: number) => votes.set(cell, (votes.get(cell) ?? 0) + weight)
  for (const i of voters(pair, search)) {
    const id = at(from.tokens.ids, i)
    for (let slot = at(to.starts, id); slot < at(to.starts, id + 1); slot++) {
      const position = at(to.postings, slot)
      if (except && position >= except.first && position < except.end) continue
      const cell = Math.floor((position - (i - passage.first)) / VOTE_CELL)
      vote(cell, floatAt(pair.weights, id))
      vote(cell + 1, floatAt(pair.weights, id) / 2)
    }
  }
  return votes
}

/** Parts of a window outside the words that are not to be considered. */
function withoutException(window: TokenSpan, except: TokenSpan | null): TokenSpan[] {
  if (!except || except.end <= window.first || except.first >= window.end) return [window]
  return [
    { first: window.first, end: except.first },
    { first: except.end, end: window.end },
  ].filter(({ first, end }) => first < end)
}

/**
 * Places of the other text that share the rare words of a passage, in their order: where it may have
 * gone when it is not where the alignment would have it. Most votes first, at most a few.
 */
export function similarPlaces(pair: TextPair, search: Search): Match[] {
  const { from, passage, to, except } = search
  let total = 0
  for (let i = passage.first; i < passage.end; i++) {
    total += floatAt(pair.weights, at(from.tokens.ids, i))
  }
  const cells = [...countVotes(pair, search)]
    .filter(([, weight]) => weight >= MIN_VOTES * total)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const matches: Match[] = []
  const seen: number[] = []
  for (const [cell] of cells) {
    if (seen.length === MAX_VOTED_PLACES) break
    if (seen.some((other) => Math.abs(other - cell) <= 2)) continue
    seen.push(cell)
    const window = {
      first: Math.max(0, cell * VOTE_CELL - ROOM_BEFORE),
      end: Math.min(to.tokens.count, cell * VOTE_CELL + (passage.end - passage.first) + ROOM_AFTER),
    }
    for (const part of withoutException(window, except)) {
      const match = matchWithin(pair, search, part)
      if (match) matches.push(match)
    }
  }
  return matches
}
