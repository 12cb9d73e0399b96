import type { CodeView } from '../../../core/api/codebookMethods.ts'

/** A code that fits what was typed, and where in its name it does; null where its path does. */
export interface MatchedCode {
  readonly code: CodeView
  readonly hit: readonly [start: number, end: number] | null
}

/** Codes whose path holds what was typed: names that begin with it first, then words, then the rest. */
export function matchCodes(codes: readonly CodeView[], query: string): MatchedCode[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return codes.map((code) => ({ code, hit: null }))
  return codes
    .flatMap((code) => {
      const rank = rankOf(code, wanted)
      return rank === null ? [] : [{ code, hit: hitOf(code.name, wanted), rank }]
    })
    .sort((left, right) => left.rank - right.rank)
    .map(({ code, hit }) => ({ code, hit }))
}

function rankOf(code: CodeView, wanted: string): number | null {
  const name = code.name.toLowerCase()
  if (name.startsWith(wanted)) return 0
  if (name.split(/\P{L}+/u).some((word) => word.startsWith(wanted))) return 1
  if (name.includes(wanted)) return 2
  return code.path.join(' / ').toLowerCase().includes(wanted) ? 3 : null
}

function hitOf(name: string, wanted: string): MatchedCode['hit'] {
  const start = name.toLowerCase().indexOf(wanted)
  return start === -1 ? null : [start, start + wanted.length]
}
