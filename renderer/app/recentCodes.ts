import type { CodeView } from '../../core/api/codebookMethods.ts'
import type { Id } from '../../core/model/id.ts'

const KEY = 'variorum.recentCodes'
const KEPT = 12

/** Codes as they were last used on this machine, newest first. */
export function recentCodeIds(): readonly Id[] {
  const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
}

export function rememberCode(codeId: Id): void {
  const others = recentCodeIds().filter((id) => id !== codeId)
  localStorage.setItem(KEY, JSON.stringify([codeId, ...others].slice(0, KEPT)))
}

/** The codes at hand: the last used ones, then the most used ones. */
export function codesAtHand(codes: readonly CodeView[], count: number): readonly CodeView[] {
  const recent = recentCodeIds().flatMap((id) => codes.find((code) => code.id === id) ?? [])
  const others = codes
    .filter((code) => !recent.includes(code))
    .sort((left, right) => right.highlights - left.highlights)
  return [...recent, ...others].slice(0, count)
}
