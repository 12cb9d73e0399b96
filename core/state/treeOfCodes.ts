import type { Id } from '../model/id.ts'

interface Child {
  readonly id: Id
  readonly parentId: Id | null
}

export interface CodeNode<Code> {
  readonly code: Code
  /** From the root of the codebook to its parent. */
  readonly ancestors: readonly Code[]
  readonly hasChildren: boolean
}

/**
 * The codebook from the top, every code followed by those below it, siblings in the order given. A code
 * whose parent is not among the codes stands at the root, and so does one of a ring of parents, which
 * only a damaged project has.
 */
export function treeOfCodes<Code extends Child>(codes: readonly Code[]): CodeNode<Code>[] {
  const known = new Set(codes.map(({ id }) => id))
  const childrenOf = Map.groupBy(codes, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const walk = (parentId: Id | null, ancestors: readonly Code[]): CodeNode<Code>[] =>
    (childrenOf.get(parentId) ?? []).flatMap((code) => [
      { code, ancestors, hasChildren: childrenOf.has(code.id) },
      ...walk(code.id, [...ancestors, code]),
    ])
  const tree = walk(null, [])
  const reached = new Set(tree.map(({ code }) => code.id))
  const ring = codes.filter(({ id }) => !reached.has(id))
  return [...tree, ...ring.map((code) => ({ code, ancestors: [], hasChildren: false }))]
}

/** The code and everything below it: where it can neither be moved nor merged to. */
export function withDescendants(codes: readonly Child[], codeId: Id): ReadonlySet<Id> {
  const below = treeOfCodes(codes).filter(({ ancestors }) =>
    ancestors.some(({ id }) => id === codeId),
  )
  return new Set([codeId, ...below.map(({ code }) => code.id)])
}
