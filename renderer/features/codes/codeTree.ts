import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { Id } from '../../../core/model/id.ts'

export interface CodeNode {
  readonly code: CodeView
  readonly depth: number
  /** Its own passages and those of everything below it. */
  readonly total: number
}

/** The codebook from the top, each code followed by what is below it, in the order it was given. */
export function codeTree(codes: readonly CodeView[]): CodeNode[] {
  const childrenOf = Map.groupBy(codes, ({ parentId }) => parentId)
  const walk = (parentId: Id | null, depth: number): CodeNode[] =>
    (childrenOf.get(parentId) ?? []).flatMap((code) => {
      const below = walk(code.id, depth + 1)
      const direct = below.filter((node) => node.depth === depth + 1)
      const total = code.highlights + direct.reduce((sum, node) => sum + node.total, 0)
      return [{ code, depth, total }, ...below]
    })
  return walk(null, 0)
}

/** The code and everything below it: where it can neither be moved nor merged to. */
export function withDescendants(codes: readonly CodeView[], codeId: Id): ReadonlySet<Id> {
  const found = new Set([codeId])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const { id, parentId } of codes)
      if (parentId !== null && found.has(parentId)) found.add(id)
  }
  return found
}
