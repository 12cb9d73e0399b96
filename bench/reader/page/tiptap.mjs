import { Editor, Extension, Mark } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import StarterKit from '@tiptap/starter-kit'
import { colours, paragraphAt, startsOf } from './text.mjs'

const kit = StarterKit.configure({
  undoRedo: false,
  dropcursor: false,
  gapcursor: false,
  trailingNode: false,
})

const HighlightMark = Mark.create({
  name: 'peerHighlight',
  excludes: '',
  addAttributes: () => ({
    id: { default: null },
    colour: { default: 0, renderHTML: ({ colour }) => ({ style: styleOf(colour) }) },
  }),
  renderHTML: ({ HTMLAttributes }) => ['mark', HTMLAttributes, 0],
})

const styleOf = (colour) => `background-color:${colours[colour]}`

/** Every highlight a mark of the document. */
export const tiptapMarks = {
  prepare: ({ paragraphs, highlights }) => ({
    starts: startsOf(paragraphs),
    content: markedContent(paragraphs, highlights),
  }),
  open(root, { starts, content }) {
    const editor = openEditor(root, [kit, HighlightMark], content)
    return {
      add({ id, start, end, colour }) {
        const mark = editor.schema.marks.peerHighlight.create({ id, colour })
        const from = positionOf(starts, start)
        editor.view.dispatch(editor.state.tr.addMark(from, positionOf(starts, end - 1) + 1, mark))
      },
    }
  },
}

/** Every highlight an inline decoration. */
export const tiptapDecorations = {
  prepare: ({ paragraphs }) => ({
    starts: startsOf(paragraphs),
    content: { type: 'doc', content: paragraphs.map((text) => paragraphOf(textOf(text))) },
  }),
  open(root, { starts, content }, highlights) {
    const key = new PluginKey('peerHighlights')
    const decorationOf = ({ start, end, colour }) =>
      Decoration.inline(positionOf(starts, start), positionOf(starts, end - 1) + 1, {
        style: styleOf(colour),
      })
    const plugin = new Plugin({
      key,
      state: {
        init: (_config, state) => DecorationSet.create(state.doc, highlights.map(decorationOf)),
        apply(transaction, set) {
          const added = transaction.getMeta(key)
          return added ? set.add(transaction.doc, [decorationOf(added)]) : set
        },
      },
      props: { decorations: (state) => key.getState(state) },
    })
    const extension = Extension.create({
      name: 'peerHighlights',
      addProseMirrorPlugins: () => [plugin],
    })
    const editor = openEditor(root, [kit, extension], content)
    return {
      add: (highlight) => editor.view.dispatch(editor.state.tr.setMeta(key, highlight)),
    }
  },
}

function openEditor(element, extensions, content) {
  return new Editor({
    element,
    extensions,
    content,
    editable: false,
    enableInputRules: false,
    enablePasteRules: false,
  })
}

/** Each line feed stands for the end of a paragraph and the start of the next: one more than in the text. */
function positionOf(starts, offset) {
  return offset + paragraphAt(starts, offset) + 1
}

const paragraphOf = (content) => ({ type: 'paragraph', content })
const textOf = (text) => (text === '' ? [] : [{ type: 'text', text }])

function markedContent(paragraphs, highlights) {
  const starts = startsOf(paragraphs)
  const pieces = paragraphs.map(() => [])
  for (const highlight of highlights) {
    const last = paragraphAt(starts, highlight.end - 1)
    for (let index = paragraphAt(starts, highlight.start); index <= last; index++) {
      const start = Math.max(0, highlight.start - starts[index])
      const end = Math.min(paragraphs[index].length, highlight.end - starts[index])
      pieces[index].push({ ...highlight, start, end })
    }
  }
  return {
    type: 'doc',
    content: paragraphs.map((text, index) => paragraphOf(markedTexts(text, pieces[index]))),
  }
}

function markedTexts(text, pieces) {
  const edges = pieces.flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([0, ...edges, text.length])].sort((left, right) => left - right)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]
    const marks = pieces
      .filter(({ start, end }) => start <= from && end >= to)
      .map(({ id, colour }) => ({ type: 'peerHighlight', attrs: { id, colour } }))
    return { type: 'text', text: text.slice(from, to), marks }
  })
}
