import type { JSONContent } from '@tiptap/core'
import type { RichNode } from '../../../core/model/richText.ts'

/** Rich text as TipTap takes it: the same, but changeable and without what is not there. */
export function editorContent({ type, attrs, content, marks, text }: RichNode): JSONContent {
  return {
    type,
    ...(attrs !== undefined && { attrs: { ...attrs } }),
    ...(content !== undefined && { content: content.map(editorContent) }),
    ...(marks !== undefined && {
      marks: marks.map((mark) => ({ type: mark.type, attrs: { ...mark.attrs } })),
    }),
    ...(text !== undefined && { text }),
  }
}
