import { type CodeInTree, codeTree } from '../../../core/export/codeTree.ts'
import type { CodeRecord } from '../../../core/model/records.ts'
import { hexOfColour } from '../printInk.ts'
import { guidOf } from './refiValues.ts'
import { element, listElement, textElement } from './xmlElement.ts'

/** The codebook as nested codes; none where there is no code. */
export function codesElement(
  codes: readonly CodeRecord[],
  noteRefs: (code: CodeRecord) => readonly string[],
): string[] {
  const tree = codeTree(codes)
  let next = 0
  /** Takes all codes from `next` on that stand at this depth, each with those below it. */
  function siblings(depth: number): string[] {
    const written: string[] = []
    for (let entry = tree[next]; entry?.path.length === depth; entry = tree[next]) {
      next++
      written.push(codeElement(entry, [...noteRefs(entry.code), ...siblings(depth + 1)]))
    }
    return written
  }
  return listElement('Codes', siblings(1))
}

function codeElement({ code }: CodeInTree, children: readonly string[]): string {
  const { id, name, colour, description } = code
  const described = description === '' ? [] : [textElement('Description', description)]
  const attributes = { guid: guidOf(id), name, isCodable: true, color: hexOfColour(colour) }
  return element('Code', attributes, [...described, ...children])
}
