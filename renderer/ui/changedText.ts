import type { SideName } from '../../core/compare/collation.ts'
import type { TextChange } from '../../core/compare/comparison.ts'
import { wordChanges } from '../../core/compare/textChanges.ts'

/** Words that are all of one kind. */
export interface WordRun {
  readonly text: string
  readonly kind: 'same' | 'deleted' | 'inserted'
}

/** Longer texts are shown without marks: comparing them word by word would hold the page up. */
const LONGEST = 20_000

/** By word; none where the texts are too long to be compared while the page waits. */
export function changesOf(before: string, after: string): readonly TextChange[] {
  return before.length + after.length > LONGEST ? [] : wordChanges(before, after)
}

/** One text with what is not in the other marked. */
export function markedText(
  text: string,
  side: SideName,
  changes: readonly TextChange[],
): WordRun[] {
  const kind = side === 'left' ? 'deleted' : 'inserted'
  const words: WordRun[] = []
  let from = 0
  for (const change of changes) {
    const range = change[side]
    if (range === null || change.kind === 'move') continue
    words.push({ text: text.slice(from, range[0]), kind: 'same' })
    words.push({ text: text.slice(...range), kind })
    from = range[1]
  }
  return [...words, { text: text.slice(from), kind: 'same' as const }].filter(isThere)
}

/** Two texts as one, what is gone and what came marked in place. */
export function mergedText(
  before: string,
  after: string,
  changes: readonly TextChange[],
): WordRun[] {
  const words: WordRun[] = []
  let from = 0
  for (const { left, right, at } of changes) {
    words.push({ text: before.slice(from, at[0]), kind: 'same' })
    if (left !== null) words.push({ text: before.slice(...left), kind: 'deleted' })
    if (right !== null) words.push({ text: after.slice(...right), kind: 'inserted' })
    from = left === null ? at[0] : left[1]
  }
  return [...words, { text: before.slice(from), kind: 'same' as const }].filter(isThere)
}

function isThere({ text }: WordRun): boolean {
  return text !== ''
}

/** How much of the text around a change is shown with it, in UTF-16 units. */
const CONTEXT = 60

/** A change among the words around it, from word to word. */
export function changeInContext(
  text: string,
  range: readonly [number, number] | null,
  at: number,
  kind: 'deleted' | 'inserted',
): WordRun[] {
  const [start, end] = range ?? [at, at]
  const isCutBefore = start > CONTEXT
  const isCutAfter = end + CONTEXT < text.length
  const before = text.slice(Math.max(0, start - CONTEXT), start)
  const after = text.slice(end, end + CONTEXT)
  const wholeBefore = isCutBefore ? before.replace(/^\S*\s/, '') : before
  const wholeAfter = isCutAfter ? after.replace(/\s\S*$/, '') : after
  const lastLine = wholeBefore.slice(wholeBefore.lastIndexOf('\n') + 1)
  const firstLine = wholeAfter.split('\n', 1)[0] ?? ''
  const words: WordRun[] = [
    { text: `${isCutBefore ? '… ' : ''}${lastLine}`, kind: 'same' },
    { text: text.slice(start, end), kind },
    { text: `${firstLine}${isCutAfter ? ' …' : ''}`, kind: 'same' },
  ]
  return words.filter(isThere)
}
