import { Mark, mergeAttributes, Node } from '@tiptap/core'

/** Nodes and marks of our schema that TipTap's starter kit lacks; names and attributes are core's. */

function inlineAtom(name: string, linkClass: string, prefix: string) {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ id: { isRequired: true }, label: { isRequired: true } }),
    parseHTML: () => [{ tag: `span[data-node="${name}"]`, getAttrs: idAndLabel }],
    renderHTML: ({ node }) => [
      'span',
      { 'data-node': name, 'data-id': node.attrs['id'], class: linkClass },
      `${prefix}${String(node.attrs['label'])}`,
    ],
    renderText: ({ node }) => String(node.attrs['label']),
  })
}

function idAndLabel(element: HTMLElement) {
  return { id: element.dataset['id'] ?? '', label: element.textContent?.replace(/^@/, '') ?? '' }
}

export const EntityLink = inlineAtom('entityLink', 'note-entity', '@')
export const NoteLink = inlineAtom('noteLink', 'note-link', '')

/** Words of a source in a note; clicking them goes back to the passage. */
export const QuoteEmbed = Node.create({
  name: 'quoteEmbed',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    highlightId: { isRequired: true },
    revision: { isRequired: true },
    quote: { isRequired: true },
  }),
  parseHTML: () => [
    {
      tag: 'blockquote[data-highlight]',
      priority: 60,
      getAttrs: (element) => ({
        highlightId: element.dataset['highlight'] ?? '',
        revision: Number(element.dataset['revision'] ?? 1),
        quote: element.textContent ?? '',
      }),
    },
  ],
  renderHTML: ({ node }) => [
    'blockquote',
    {
      'data-highlight': node.attrs['highlightId'],
      'data-revision': String(node.attrs['revision']),
      class: 'note-quote',
    },
    String(node.attrs['quote']),
  ],
})

/** An image of a source is named, never loaded: nothing comes from outside. */
export const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: null },
    title: { default: null },
  }),
  parseHTML: () => [{ tag: 'img' }],
  renderHTML: ({ node }) => ['p', { class: 'note-image' }, String(node.attrs['alt'] ?? '')],
})

function plainMark(name: string, tag: string) {
  return Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  })
}

export const Superscript = plainMark('superscript', 'sup')
export const Subscript = plainMark('subscript', 'sub')
