import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { AppError } from '../../../core/model/error.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** More than any document; a file that has them is made to be slow. */
const MOST_NODES = 2_000_000

/**
 * The characters of a piece of HTML with the white space of its source, as Taguette counts them: tags count
 * nothing. @throws AppError too_large
 */
export function textOfFragment(html: string): string {
  const parts: string[] = []
  // A list of what is left, and no recursion: nesting may be absurd.
  const left: Node[] = [...parseFragment(html).childNodes].reverse()
  for (let count = 0; left.length > 0; count++) {
    if (count > MOST_NODES) throw new AppError('too_large', 'a document has too many elements')
    const node = left.pop()
    if (node === undefined) break
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value)
    else if ('childNodes' in node)
      for (const child of node.childNodes.toReversed()) left.push(child)
  }
  return parts.join('')
}
