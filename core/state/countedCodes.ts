import type { CodeView } from '../api/codebookMethods.ts'
import type { Id } from '../model/id.ts'
import { treeOfCodes } from './treeOfCodes.ts'

export interface CountedCode {
  readonly code: CodeView
  readonly depth: number
  readonly hasChildren: boolean
  /** Its own highlights and those of all codes under it. */
  readonly total: number
}

/** The codebook as rows that count what is under them; what is under a folded code is left out. */
export function countedCodes(
  codes: readonly CodeView[],
  foldedIds: ReadonlySet<Id> = new Set(),
): CountedCode[] {
  const tree = treeOfCodes(codes)
  const totals = new Map<Id, number>()
  for (const { code, ancestors } of tree) {
    for (const { id } of [...ancestors, code]) {
      totals.set(id, (totals.get(id) ?? 0) + code.highlights)
    }
  }
  return tree
    .filter(({ ancestors }) => !ancestors.some(({ id }) => foldedIds.has(id)))
    .map(({ code, ancestors, hasChildren }) => ({
      code,
      depth: ancestors.length,
      hasChildren,
      total: totals.get(code.id) ?? 0,
    }))
}
