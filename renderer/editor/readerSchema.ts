import {
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
} from '@tiptap/pm/model'
import { richTextSchema } from '../../core/text/richTextSchema.ts'

/** Selects the element of every text block (`blockView`); nothing else in a section is one of these. */
export const BLOCK_SELECTOR = 'p,h1,h2,h3,h4,h5,h6,pre'

const nodeDrawing: Readonly<Record<string, (node: Node) => DOMOutputSpec>> = {
  bulletList: () => ['ul', 0],
  orderedList: ({ attrs }) => ['ol', { start: attrs['start'] }, 0],
  listItem: () => ['li', 0],
  blockquote: () => ['blockquote', 0],
  horizontalRule: () => ['hr'],
  table: () => ['table', ['tbody', 0]],
  tableRow: () => ['tr', 0],
  tableHeader: (node) => ['th', spans(node), 0],
  tableCell: (node) => ['td', spans(node), 0],
  image: drawImage,
  quoteEmbed: ({ attrs }) => ['blockquote', { class: 'reader-quote' }, String(attrs['quote'])],
  hardBreak: () => ['br'],
  entityLink: ({ attrs }) => ['span', { class: 'reader-atom' }, String(attrs['label'])],
  noteLink: ({ attrs }) => ['span', { class: 'reader-atom' }, String(attrs['label'])],
}

const markDrawing: Readonly<Record<string, NonNullable<MarkSpec['toDOM']>>> = {
  // Without href: nothing the browser does with a link, dragging and middle click included, can leave.
  link: ({ attrs }) => [
    'a',
    { role: 'link', 'data-href': attrs['href'], title: attrs['title'] },
    0,
  ],
  bold: () => ['strong', 0],
  italic: () => ['em', 0],
  strike: () => ['s', 0],
  underline: () => ['u', 0],
  superscript: () => ['sup', 0],
  subscript: () => ['sub', 0],
  code: () => ['code', 0],
}

/** Only what the document carries itself is shown: no picture is ever fetched. */
function drawImage({ attrs }: Node): DOMOutputSpec {
  const source = String(attrs['src'] ?? '')
  const alternative = String(attrs['alt'] ?? '')
  if (/^data:image\//i.test(source)) {
    return ['img', { src: source, alt: alternative, title: attrs['title'], draggable: 'false' }]
  }
  return ['div', { class: 'reader-missing-image', role: 'img', 'aria-label': alternative }]
}

function spans({ attrs }: Node): Record<string, unknown> {
  return { colspan: attrs['colspan'], rowspan: attrs['rowspan'] }
}

function drawnNode(name: string, spec: NodeSpec): NodeSpec {
  const toDOM = nodeDrawing[name]
  return { ...spec, selectable: false, draggable: false, ...(toDOM && { toDOM }) }
}

/**
 * The schema of rich text with drawing added, and one level more: the document is a list of sections,
 * the unit in which it is drawn and laid out.
 */
export const readerSchema = new Schema({
  nodes: {
    ...Object.fromEntries(
      Object.entries(richTextSchema.nodes).map(([name, { spec }]) => [name, drawnNode(name, spec)]),
    ),
    doc: { content: 'section*' },
    section: { content: 'block+', selectable: false },
  },
  marks: Object.fromEntries(
    Object.entries(richTextSchema.marks).map(([name, { spec }]) => {
      const toDOM = markDrawing[name]
      return [name, { ...spec, ...(toDOM && { toDOM }) }]
    }),
  ),
})
