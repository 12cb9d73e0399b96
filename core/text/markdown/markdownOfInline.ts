import type { RichNode } from '../../model/richText.ts'
import { carriedInline } from './carriedInline.ts'
import { keyOfMark } from './delimiterSteps.ts'
import { inlineOfTokens } from './inlineOfTokens.ts'
import { markdownSyntax } from './markdownSyntax.ts'
import { writeInline } from './writeInline.ts'

const emphasis: ReadonlySet<string> = new Set(['bold', 'italic', 'strike'])

/**
 * The inline content of one text block as Markdown; on one line unless `isMultiline`. CommonMark's rules
 * for delimiters leave some sequences of marks without a straight spelling, so marked content is read
 * back, and written with more care where it differs; where that fails too, the words stay and the
 * emphasis goes.
 */
export function markdownOfInline(inline: readonly RichNode[], isMultiline: boolean): string {
  const carried = carriedInline(isMultiline ? inline : inline.map(withoutBreak))
  const usual = writeInline(carried, { isMultiline, isCareful: false })
  if (!carried.some(hasEmphasis) || readsBackAs(usual, carried)) return usual
  const careful = writeInline(carried, { isMultiline, isCareful: true })
  if (readsBackAs(careful, carried)) return careful
  const plain = carriedInline(carried.map(withoutEmphasis))
  return writeInline(plain, { isMultiline, isCareful: false })
}

function withoutBreak(node: RichNode): RichNode {
  return node.type === 'hardBreak' ? { ...node, type: 'text', text: ' ' } : node
}

function hasEmphasis(node: RichNode): boolean {
  return node.marks?.some(({ type }) => emphasis.has(type)) ?? false
}

function withoutEmphasis(node: RichNode): RichNode {
  return { ...node, marks: node.marks?.filter(({ type }) => !emphasis.has(type)) }
}

function readsBackAs(markdown: string, carried: readonly RichNode[]): boolean {
  const [inline] = markdownSyntax.parseInline(markdown, {})
  const readBack = carriedInline(inlineOfTokens(inline?.children ?? []))
  return signatureOf(readBack) === signatureOf(carried)
}

/** Equal for inline contents that are equal. */
function signatureOf(nodes: readonly RichNode[]): string {
  return JSON.stringify(
    nodes.map(({ type, text, attrs, marks }) => [
      type,
      text,
      attrs?.['id'],
      attrs?.['label'],
      (marks ?? []).map(keyOfMark),
    ]),
  )
}
