import type { RichMark, RichNode, RichText } from '../../../core/model/richText.ts'
import type { ContentText } from '../../../core/text/textOfContent.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'

/** Content, the text it reads as, and the offsets of the places noted while it was built. */
export interface PlacedContent extends ContentText {
  readonly content: RichText
  /** In the order of the text; a place noted twice is there twice. */
  readonly places: readonly { readonly name: string; readonly offset: number }[]
}

/** A text node that a builder has noted places in front of. Only until `takePlaces`. */
export function placedText(
  text: string,
  marks: readonly RichMark[],
  places: readonly string[],
): RichNode {
  return { type: 'text', text, attrs: { places }, ...(marks.length > 0 && { marks }) }
}

/** Takes the noted places out of a content and tells their offsets; those of the end come last. */
export function takePlaces(noted: RichText, atEnd: readonly string[]): PlacedContent {
  const inBlocks: { block: number; within: number; name: string }[] = []
  let block = -1

  function strip(node: RichNode): RichNode {
    if (isTextBlock(node)) {
      block += 1
      return { ...node, ...(node.content && { content: stripInline(node.content) }) }
    }
    return node.content === undefined ? node : { ...node, content: node.content.map(strip) }
  }

  function stripInline(inline: readonly RichNode[]): RichNode[] {
    const stripped: RichNode[] = []
    let within = 0
    for (const node of inline) {
      for (const name of placesOf(node)) inBlocks.push({ block, within, name })
      within += node.type === 'hardBreak' ? 1 : (node.text?.length ?? 0)
      addJoined(stripped, node)
    }
    return stripped
  }

  const content: RichText = { ...strip(noted), type: 'doc' }
  const { text, blocks } = textOfContent(content)
  const places = inBlocks.map(({ block: index, within, name }) => ({
    name,
    offset: (blocks[index]?.start ?? 0) + within,
  }))
  const ends = atEnd.map((name) => ({ name, offset: text.length }))
  return { content, text, blocks, places: [...places, ...ends] }
}

/** Text that was only divided by a place is one node again. */
function addJoined(nodes: RichNode[], node: RichNode): void {
  if (placesOf(node).length === 0) {
    nodes.push(node)
    return
  }
  const { attrs: _places, ...plain } = node
  const last = nodes.at(-1)
  const isSame = last?.type === 'text' && last.marks === plain.marks
  if (isSame) nodes[nodes.length - 1] = { ...last, text: `${last.text}${plain.text}` }
  else nodes.push(plain)
}

function placesOf({ type, attrs }: RichNode): readonly string[] {
  const places = type === 'text' ? attrs?.['places'] : undefined
  return Array.isArray(places) ? places : []
}

function isTextBlock({ type }: RichNode): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'codeBlock'
}
