import type { CodeView } from '../../../core/api/codebookMethods.ts'

export interface CodeNode {
  readonly code: CodeView
  readonly depth: number
  readonly hasChildren: boolean
  /** Its own highlights and those of all codes under it. */
  readonly total: number
}

/** The codebook as rows, parents before their children; what is under a folded code is left out. */
export function codeTree(
  codes: readonly CodeView[],
  foldedIds: ReadonlySet<string>,
): readonly CodeNode[] {
  const childrenOf = Map.groupBy(codes, ({ parentId }) => parentId)

  function total(code: CodeView): number {
    const children = childrenOf.get(code.id) ?? []
    return children.reduce((sum, child) => sum + total(child), code.highlights)
  }

  function rows(parentId: string | null, depth: number): CodeNode[] {
    return (childrenOf.get(parentId) ?? []).flatMap((code) => {
      const node = { code, depth, hasChildren: childrenOf.has(code.id), total: total(code) }
      return foldedIds.has(code.id) ? [node] : [node, ...rows(code.id, depth + 1)]
    })
  }

  return rows(null, 0)
}
