import type { CodeRecord } from '../model/records.ts'
import { treeOfCodes } from '../state/treeOfCodes.ts'

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

/** The codebook from the top, every child after its parent, in the order a person gave them. */
export function codeTree(codes: readonly CodeRecord[]): CodeInTree[] {
  return treeOfCodes([...codes].sort(byPosition)).map(({ code, ancestors }) => ({
    code,
    path: [...ancestors, code].map(({ name }) => name),
  }))
}

/** A path as people write it. */
export function pathText(path: readonly string[]): string {
  return path.join('/')
}
