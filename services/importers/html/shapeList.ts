import type { RichNode } from '../../../core/model/richText.ts'

/**
 * The nodes a list of HTML becomes. The schema wants items that begin with a paragraph and nothing but
 * items; pages do otherwise. Such an item is taken out of the list, which goes on after it, so that no
 * text changes; a list directly in a list goes into the item before it.
 */
export function shapeList(type: string, start: number, children: readonly RichNode[]): RichNode[] {
  const shaped: RichNode[] = []
  let items: RichNode[] = []
  let itemsBefore = 0

  function endList(): void {
    if (items.length === 0) return
    const list = { type, content: items }
    shaped.push(type === 'orderedList' ? { ...list, attrs: { start: start + itemsBefore } } : list)
    itemsBefore += items.length
    items = []
  }

  for (const child of children) {
    const previous = items.at(-1)
    if (isFitItem(child)) {
      items.push(child)
    } else if (previous !== undefined && isList(child)) {
      items[items.length - 1] = { ...previous, content: [...(previous.content ?? []), child] }
    } else {
      endList()
      shaped.push(...(child.type === 'listItem' ? (child.content ?? []) : [child]))
    }
  }
  endList()
  return shaped
}

function isFitItem(node: RichNode): boolean {
  return node.type === 'listItem' && node.content?.[0]?.type === 'paragraph'
}

function isList(node: RichNode): boolean {
  return node.type === 'bulletList' || node.type === 'orderedList'
}
