import type { AnyExtension } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { safeHref } from '../../../core/text/safeHref.ts'
import { EntityLink, Image, NoteLink, QuoteEmbed, Subscript, Superscript } from './noteNodes.ts'

/** TipTap's starter kit, where core's schema differs: a note may be empty, code may carry links. */
const Starter = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(asInCore)
  },
})

function asInCore(extension: AnyExtension): AnyExtension {
  if (extension.name === 'doc') return extension.extend({ content: 'block*' })
  if (extension.name === 'code') return extension.extend({ excludes: 'code' })
  if (extension.name === 'link') return extension.extend({ inclusive: false })
  return extension
}

/** What a note can hold: exactly core's `richTextSchema`; a test says so. */
export function noteExtensions(): AnyExtension[] {
  return [
    Starter.configure({
      trailingNode: false,
      link: { openOnClick: false, isAllowedUri: (uri) => safeHref(uri) !== null },
    }),
    TableKit.configure({ table: { resizable: false } }),
    EntityLink,
    NoteLink,
    QuoteEmbed,
    Image,
    Superscript,
    Subscript,
  ]
}
