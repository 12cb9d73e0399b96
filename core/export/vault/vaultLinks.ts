import type { Id } from '../../model/id.ts'
import type { RichNode, RichText } from '../../model/richText.ts'
import { markdownOfRichText } from '../../text/markdown.ts'
import { oneLine } from '../markdownSyntax.ts'

/** Where things are in the vault: paths without extension, by the id of what they are about. */
export interface VaultPlaces {
  readonly entities: ReadonlyMap<Id, string>
  /** The file that a note stands in. */
  readonly notes: ReadonlyMap<Id, string>
}

/** A link of Obsidian. Its label cannot have brackets, nor a bar. */
export function wikiLink(path: string, label: string, bar = '|'): string {
  const words = oneLine(label)
    .replace(/[[\]|]/g, ' ')
    .trim()
  return words === '' || words === path ? `[[${path}]]` : `[[${path}${bar}${words}]]`
}

/** A note as Markdown whose links to entities and notes lead to their files. */
export function vaultMarkdown(content: RichText, places: VaultPlaces): string {
  const links: string[] = []
  const key = unusedKey(JSON.stringify(content))
  const keep = (link: string): RichNode => {
    links.push(link)
    return { type: 'text', text: `${key}${links.length - 1}${key}` }
  }
  const visit = (node: RichNode, isInTable: boolean): RichNode => {
    const path = pathOf(node, places)
    if (path !== undefined) {
      return keep(wikiLink(path, String(node.attrs?.['label'] ?? ''), isInTable ? '\\|' : '|'))
    }
    const inner = isInTable || node.type === 'table'
    const children = node.content?.map((child) => visit(child, inner))
    return children === undefined ? node : { ...node, content: children }
  }
  const linked = { ...content, content: (content.content ?? []).map((node) => visit(node, false)) }
  const pattern = new RegExp(`${key}(\\d+)${key}`, 'g')
  return markdownOfRichText(linked).replace(pattern, (_, index) => links[Number(index)] ?? '')
}

function pathOf({ type, attrs }: RichNode, { entities, notes }: VaultPlaces): string | undefined {
  const id = String(attrs?.['id'] ?? '')
  if (type === 'entityLink') return entities.get(id)
  return type === 'noteLink' ? notes.get(id) : undefined
}

/** Letters that Markdown leaves alone and that the text does not have. */
function unusedKey(text: string): string {
  let key = 'xlinkx'
  while (text.includes(key)) key += 'x'
  return key
}
