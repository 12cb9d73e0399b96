import { Extension, InputRule } from '@tiptap/core'
import { safeHref } from '../../../core/text/safeHref.ts'

/** `[words](address)`; brackets within an address come in pairs. */
const MARKDOWN_LINK = /\[([^[\]]+)\]\(((?:[^\s()]|\([^\s()]*\))+)\)$/
/** What leads out of the app; a place in it is linked by `@` and `[[`. */
const OUTSIDE = /^(?:https?|mailto):/i

/** A link typed as Markdown has it becomes one with its last bracket. Anything else stays as typed. */
export const TypedLink = Extension.create({
  name: 'typedLink',
  addInputRules() {
    return [new InputRule({ find: MARKDOWN_LINK, handler: linkTyped })]
  },
})

const linkTyped: InputRule['handler'] = ({ state, range, match }) => {
  const [, words = '', address = ''] = match
  const href = safeHref(address)
  const mark = state.schema.marks['link']
  if (href === null || mark === undefined || !OUTSIDE.test(href)) return null
  const start = range.from
  const end = start + 1 + words.length
  // The words keep what else they are: bold, italic.
  state.tr
    .delete(end, range.to)
    .delete(start, start + 1)
    .addMark(start, start + words.length, mark.create({ href }))
    .removeStoredMark(mark)
}
