import type { RichNode, RichText } from '../model/richText.ts'
import { checkDepth } from './checkDepth.ts'

/**
 * The words of a note, for the search index and for differences between notes: blocks joined by LF,
 * hard breaks as LF, marks dropped. Unlike a revision's text it has the words of atoms too: the labels
 * of entity and note links, embedded quotes, descriptions of images. Throws AppError invalid_input when
 * nested absurdly.
 */
export function plainTextOfRichText(richText: RichText): string {
  checkDepth(richText)
  const lines: string[] = []
  collectLines(richText, lines)
  return lines.join('\n')
}

const textBlockTypes: ReadonlySet<string> = new Set(['paragraph', 'heading', 'codeBlock'])

function collectLines(node: RichNode, lines: string[]): void {
  if (textBlockTypes.has(node.type)) {
    lines.push((node.content ?? []).map(wordsOf).join(''))
  } else if (node.content !== undefined) {
    for (const child of node.content) collectLines(child, lines)
  } else {
    const words = wordsOf(node)
    if (words !== '') lines.push(words)
  }
}

/** The attribute that holds what a reader sees of an atom. */
const wordsAttribute: ReadonlyMap<string, string> = new Map([
  ['entityLink', 'label'],
  ['noteLink', 'label'],
  ['quoteEmbed', 'quote'],
  ['image', 'alt'],
])

function wordsOf(node: RichNode): string {
  if (node.type === 'hardBreak') return '\n'
  const words = node.attrs?.[wordsAttribute.get(node.type) ?? '']
  return typeof words === 'string' ? words : (node.text ?? '')
}
