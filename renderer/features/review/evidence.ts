import { quoteOf, type Range } from '../../../core/model/range.ts'
import { changesOf } from '../../ui/changedText.ts'

/** A passage with the words around it. */
export interface Snippet {
  readonly before: string
  readonly passage: string
  readonly after: string
}

const AROUND = 90

/**
 * A passage of a text with as much of its own line around it as helps to recognise it; of a passage in several
 * parts not what stands between them.
 */
export function snippetOf(text: string, ranges: readonly Range[], around = AROUND): Snippet {
  const start = ranges[0]?.[0] ?? 0
  const end = ranges.at(-1)?.[1] ?? start
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const isCutBefore = start > around
  const isCutAfter = end + around < text.length
  return {
    before: lastLine(isCutBefore ? before.replace(/^\S*\s/, '') : before),
    passage: quoteOf(text, ranges),
    after: firstLine(isCutAfter ? after.replace(/\s\S*$/, '') : after),
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1)
}

function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return end === -1 ? text : text.slice(0, end)
}

/** How alike two passages are, part by part, 0 to 1. */
export interface Likeness {
  readonly quote: number
  readonly before: number
  readonly after: number
}

export function likenessOf(old: Snippet, candidate: Snippet): Likeness {
  return {
    quote: shareOfSame(old.passage, candidate.passage),
    before: shareOfSame(old.before, candidate.before),
    after: shareOfSame(old.after, candidate.after),
  }
}

/** Characters that stand in both, as a share of both together. */
export function shareOfSame(one: string, other: string): number {
  const total = one.length + other.length
  if (one === other || total === 0) return 1
  let changed = 0
  for (const { left, right } of changesOf(one, other)) {
    changed += (left === null ? 0 : left[1] - left[0]) + (right === null ? 0 : right[1] - right[0])
  }
  return Math.max(0, 1 - changed / total)
}
