import { AppError } from '../model/error.ts'

/** Deepest nesting of a rich text. Far beyond any real document, far below the stack's limit. */
export const MAX_DEPTH = 200

/**
 * Refuses a tree of nodes nested deeper than `MAX_DEPTH` below its root, before anything recursive
 * sees it: AppError invalid_input. Iterative, and sure to end even on a cyclic value.
 */
export function checkDepth(root: unknown): void {
  const open = [childrenOf(root).values()]
  while (open.length > 0) {
    const child = open.at(-1)?.next()
    if (child === undefined || child.done === true) {
      open.pop()
    } else {
      if (open.length > MAX_DEPTH) {
        throw new AppError('invalid_input', `nested deeper than ${MAX_DEPTH} levels`)
      }
      open.push(childrenOf(child.value).values())
    }
  }
}

function childrenOf(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null || !('content' in node)) return []
  return Array.isArray(node.content) ? node.content : []
}
