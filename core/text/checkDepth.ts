import { AppError } from '../model/error.ts'

/** Deepest nesting of a rich text. Far beyond any real document, far below the stack's limit. */
export const MAX_DEPTH = 200

/**
 * Refuses a tree of nodes nested deeper than `MAX_DEPTH` below its root, before anything recursive
 * sees it: AppError invalid_input.
 */
export function checkDepth(root: unknown): void {
  if (isTooDeep(root)) {
    throw new AppError('invalid_input', `nested deeper than ${MAX_DEPTH} levels`)
  }
}

/** Whether a tree of nodes goes deeper than `MAX_DEPTH`. Iterative, and sure to end even on a cycle. */
export function isTooDeep(root: unknown): boolean {
  const open = [childrenOf(root).values()]
  while (open.length > 0) {
    const child = open.at(-1)?.next()
    if (child === undefined || child.done === true) {
      open.pop()
    } else {
      if (open.length > MAX_DEPTH) return true
      open.push(childrenOf(child.value).values())
    }
  }
  return false
}

function childrenOf(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null || !('content' in node)) return []
  return Array.isArray(node.content) ? node.content : []
}
