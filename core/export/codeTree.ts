import type { Id } from '../model/id.ts'
import type { CodeRecord } from '../model/records.ts'

export interface CodeInTree {
  readonly code: CodeRecord
  /** Names from the root of the codebook to this code. */
  readonly path: readonly string[]
}

function byPosition(left: CodeRecord, right: CodeRecord): number {
  if (left.position !== right.position) return left.position - right.position
  if (left.name !== right.name) return left.name < right.name ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/**
 * The codebook from the top, every child after its parent. A code whose parent is not among the
 * codes stands at the root, and so does one of a ring of parents, which only a damaged project has.
 */
export function codeTree(codes: readonly CodeRecord[]): CodeInTree[] {
  const known = new Set(codes.map((code) => code.id))
  const children = new Map<Id | null, CodeRecord[]>()
  for (const code of [...codes].sort(byPosition)) {
    const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), code])
  }
  const tree: CodeInTree[] = []
  function add(parentId: Id | null, path: readonly string[]): void {
    for (const code of children.get(parentId) ?? []) {
      const codePath = [...path, code.name]
      tree.push({ code, path: codePath })
      add(code.id, codePath)
    }
  }
  add(null, [])
  const reached = new Set(tree.map(({ code }) => code.id))
  const ring = codes.filter((code) => !reached.has(code.id))
  return [...tree, ...ring.map((code) => ({ code, path: [code.name] }))]
}

/** A path as people write it. */
export function pathText(path: readonly string[]): string {
  return path.join('/')
}
