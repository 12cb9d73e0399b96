import {
  type AttributeSpec,
  Fragment,
  Mark,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
} from '@tiptap/pm/model'
import { AppError } from '../model/error.ts'
import { type RichMark, type RichNode, RichText } from '../model/richText.ts'
import { checkDepth } from './checkDepth.ts'
import { safeHref } from './safeHref.ts'

/** An id as it may stand in a link: no character that a URL or Markdown would have to escape. */
const ID_PATTERN = /^[\w-]{1,100}$/

/**
 * What notes and structured content may hold, under TipTap's names, so that the editor, importers,
 * exports and comparison agree. It has no toDOM or parseDOM: drawing is the editor's. A document may be
 * empty. Code may carry other marks (links on code are common in sources), unlike TipTap's default.
 * Links to entities and notes and embedded quotes are atoms of notes.
 */
export const richTextSchema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 1, validate: wholeNumber(1, 6) } },
      defining: true,
    },
    bulletList: { group: 'block list', content: 'listItem+' },
    orderedList: {
      group: 'block list',
      content: 'listItem+',
      attrs: { start: { default: 1, validate: wholeNumber(0, 999_999_999) } },
    },
    listItem: { content: 'paragraph block*', defining: true },
    blockquote: { group: 'block', content: 'block+', defining: true },
    codeBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      defining: true,
      attrs: { language: { default: null, validate: 'string|null' } },
    },
    horizontalRule: { group: 'block' },
    table: { group: 'block', content: 'tableRow+', tableRole: 'table', isolating: true },
    tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
    tableHeader: cell('header_cell'),
    tableCell: cell('cell'),
    image: {
      group: 'block',
      atom: true,
      attrs: { src: optionalText(), alt: optionalText(), title: optionalText() },
    },
    quoteEmbed: {
      group: 'block',
      atom: true,
      attrs: {
        highlightId: { validate: validId },
        revision: { validate: wholeNumber(1, Number.MAX_SAFE_INTEGER) },
        quote: { validate: 'string' },
      },
    },
    hardBreak: { group: 'inline', inline: true },
    entityLink: atomLink(),
    noteLink: atomLink(),
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' }, title: optionalText() },
      inclusive: false,
    },
    bold: {},
    italic: {},
    strike: {},
    underline: {},
    superscript: {},
    subscript: {},
    code: { code: true } satisfies MarkSpec,
  },
})

function cell(tableRole: string): NodeSpec {
  return {
    content: 'block+',
    tableRole,
    isolating: true,
    attrs: {
      colspan: { default: 1, validate: wholeNumber(1, 1000) },
      rowspan: { default: 1, validate: wholeNumber(1, 65_534) },
    },
  }
}

function atomLink(): NodeSpec {
  return {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { id: { validate: validId }, label: { validate: 'string' } },
  }
}

function optionalText(): AttributeSpec {
  return { default: null, validate: 'string|null' }
}

/** ProseMirror asks a validator to throw; the message reaches the person as an invalid_input. */
function wholeNumber(least: number, most: number): (value: unknown) => void {
  return (value) => {
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return
    throw new RangeError(`expected a whole number from ${least} to ${most}, got ${String(value)}`)
  }
}

function validId(value: unknown): void {
  if (typeof value === 'string' && ID_PATTERN.test(value)) return
  throw new RangeError(`expected an id, got ${String(value)}`)
}

/**
 * Parses rich text from outside and returns its canonical JSON: every attribute present, unknown ones
 * gone, marks in the schema's order, neighbouring texts of equal marks joined, unsafe links dropped
 * (their words stay). Idempotent. Throws AppError invalid_input for anything that is not rich text of
 * our schema, or nested deeper than `MAX_DEPTH`.
 */
export function checkRichText(value: unknown): RichText {
  checkDepth(value)
  const parsed = RichText.safeParse(value)
  if (!parsed.success) {
    const fault = parsed.error.issues[0]
    throw notRichText(`${fault?.message} at ${fault?.path.join('.') || 'the root'}`)
  }
  return canonicalRichText(parsed.data)
}

/**
 * The canonical JSON of rich text that has the right shape, as `checkRichText` gives it. For what our
 * own code made; throws the same errors where that breaks the schema. Recursive: mind the depth.
 */
export function canonicalRichText(richText: RichText): RichText {
  try {
    const doc = nodeOf(richText)
    doc.check()
    return { ...jsonOf(doc), type: 'doc' }
  } catch (error) {
    // ProseMirror reports what breaks the schema as a RangeError; anything else is a bug of ours.
    if (!(error instanceof RangeError)) throw error
    throw notRichText(error.message)
  }
}

function notRichText(reason: string): AppError {
  return new AppError('invalid_input', `not rich text: ${reason}`)
}

/** Unlike Node.fromJSON, joins neighbouring texts and puts marks in order. */
function nodeOf({ type, attrs, content, marks, text }: RichNode): Node {
  const nodeMarks = marksOf(marks ?? [])
  if (type === 'text') {
    if (text === undefined) throw new RangeError('a text node without text')
    return richTextSchema.text(text, nodeMarks)
  }
  const nodeType = richTextSchema.nodes[type]
  if (nodeType === undefined) throw new RangeError(`unknown node ${type}`)
  return nodeType.create(attrs, Fragment.fromArray((content ?? []).map(nodeOf)), nodeMarks)
}

function marksOf(marks: readonly RichMark[]): readonly Mark[] {
  return marks.reduce((set, mark) => markOf(mark)?.addToSet(set) ?? set, Mark.none)
}

function markOf({ type, attrs }: RichMark): Mark | null {
  const markType = richTextSchema.marks[type]
  if (markType === undefined) throw new RangeError(`unknown mark ${type}`)
  if (type !== 'link') return markType.create(attrs)
  const href = safeHref(attrs?.['href'])
  return href === null ? null : markType.create({ href, title: attrs?.['title'] || null })
}

/** As Node.toJSON, with a type. */
function jsonOf({ type, attrs, children, marks, text }: Node): RichNode {
  return {
    type: type.name,
    ...(Object.keys(attrs).length > 0 && { attrs: { ...attrs } }),
    ...(children.length > 0 && { content: children.map(jsonOf) }),
    ...(marks.length > 0 && { marks: marks.map(jsonOfMark) }),
    ...(text !== undefined && { text }),
  }
}

function jsonOfMark({ type, attrs }: Mark): RichMark {
  return Object.keys(attrs).length > 0
    ? { type: type.name, attrs: { ...attrs } }
    : { type: type.name }
}
