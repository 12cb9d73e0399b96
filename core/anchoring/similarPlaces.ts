import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { MAX_POSTINGS, MAX_VOTED_PLACES, MAX_VOTERS, MIN_VOTES, VOTE_CELL } from './limits.ts'
import type { Match } from './match.ts'
import { matchWithin, type Passage } from './matchWithin.ts'
import { frequencyOf, type TextPair, weightOf } from './textPair.ts'

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

/** Calls `vote` for every cell of the other text where the passage could begin by one of its voters. */
function forEachVote(
  pair: TextPair,
  search: Search,
  chosen: readonly number[],
  vote: (cell: number, weight: number) => void,
): void {
  const { from, passage, to, except } = search
  for (const i of chosen) {
    const id = at(from.tokens.ids, i)
    const weight = floatAt(pair.weights, id)
    for (let slot = at(to.starts, id); slot < at(to.starts, id + 1); slot++) {
      const position = at(to.postings, slot)
      if (except && position >= except.first && position < except.end) continue
      const cell = Math.floor((position - (i - passage.first)) / VOTE_CELL)
      vote(cell, weight)
      vote(cell + 1, weight / 2)
    }
  }
}

/** Cells of the other text where the passage could begin, those with most votes first. */
function electedCells(pair: TextPair, search: Search): number[] {
  const { from, passage } = search
  const minimum = MIN_VOTES * weightOf(pair, from.tokens, passage)
  const { votes } = pair
  // A passage may hang over the start of the text.
  const base = Math.ceil((passage.end - passage.first) / VOTE_CELL)
  const chosen = voters(pair, search)
  forEachVote(pair, search, chosen, (cell, weight) => {
    votes[base + cell] = floatAt(votes, base + cell) + weight
  })
  const elected: { readonly cell: number; readonly weight: number }[] = []
  forEachVote(pair, search, chosen, (cell) => {
    const weight = floatAt(votes, base + cell)
    if (weight >= minimum) elected.push({ cell, weight })
    votes[base + cell] = 0
  })
  return elected.sort((a, b) => b.weight - a.weight || a.cell - b.cell).map(({ cell }) => cell)
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
  const { passage, to, except } = search
  const matches: Match[] = []
  const seen: number[] = []
  for (const cell of electedCells(pair, search)) {
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
