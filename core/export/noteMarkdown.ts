import type { NoteView } from '../model/annotation.ts'
import type { RichNode, RichText } from '../model/richText.ts'
import { markdownOfRichText } from '../text/markdown.ts'

const DEEPEST_HEADING = 6

/** A note as Markdown, its headings `shift` levels further down: below that under which it stands. */
export function noteMarkdown({ content, markdown }: NoteView, shift: number): string {
  return hasHeading(content) ? markdownOfRichText(shiftedHeadings(content, shift)) : markdown
}

/** The same text with every heading `shift` levels further down, as far as there are levels. */
export function shiftedHeadings(content: RichText, shift: number): RichText {
  return { ...content, content: (content.content ?? []).map((node) => shifted(node, shift)) }
}

function shifted(node: RichNode, shift: number): RichNode {
  const children = node.content?.map((child) => shifted(child, shift))
  const inner = children === undefined ? node : { ...node, content: children }
  if (node.type !== 'heading') return inner
  const level = Math.min(Number(node.attrs?.['level'] ?? 1) + shift, DEEPEST_HEADING)
  return { ...inner, attrs: { ...node.attrs, level } }
}

function hasHeading({ type, content = [] }: RichNode | RichText): boolean {
  return type === 'heading' || content.some(hasHeading)
}
