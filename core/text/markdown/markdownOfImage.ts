import type { RichNode } from '../../model/richText.ts'
import { destinationOf } from './destinationOf.ts'
import { labelOf } from './writeInline.ts'

/** An image as Markdown. */
export function markdownOfImage({ attrs }: RichNode): string {
  return `![${labelOf(attrs?.['alt'])}]${destinationOf(String(attrs?.['src'] ?? ''), attrs?.['title'])}`
}
