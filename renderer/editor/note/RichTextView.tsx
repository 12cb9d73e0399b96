import type { ReactNode } from 'react'
import type { RichMark, RichNode, RichText } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import styles from './note.module.css'
import { openNoteLink } from './openNoteLink.ts'
import { QuoteButton } from './QuoteButton.tsx'

/** A note to read, drawn from its JSON: nothing in it is ever taken as HTML. */
export function RichTextView({ content }: { readonly content: RichText }) {
  return <div className={styles['richText']}>{childrenOf(content)}</div>
}

function childrenOf(node: RichNode): ReactNode {
  // Parts of a note have no names of their own; the note is drawn anew when it changes.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return node.content?.map((child, index) => <NodeView key={index} node={child} />)
}

function NodeView({ node }: { readonly node: RichNode }): ReactNode {
  const text = (name: string) => String(node.attrs?.[name] ?? '')
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(marked, node.text ?? '')
    case 'hardBreak':
      return <br />
    case 'entityLink':
    case 'noteLink':
      return (
        <button
          type="button"
          className={styles['link']}
          onClick={() => openNoteLink(node.type, text('id'))}
        >
          {text('label')}
        </button>
      )
    case 'quoteEmbed':
      return <QuoteButton highlightId={text('highlightId')} quote={text('quote')} />
    case 'image':
      return <p className={styles['image']}>{text('alt')}</p>
    default:
      return <BlockView node={node} />
  }
}

const tags = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
} as const

function BlockView({ node }: { readonly node: RichNode }): ReactNode {
  if (node.type === 'horizontalRule') return <hr />
  if (node.type === 'heading') return <p className={styles['heading']}>{childrenOf(node)}</p>
  if (node.type === 'table') {
    return (
      <table>
        <tbody>{childrenOf(node)}</tbody>
      </table>
    )
  }
  const known = Object.entries(tags).find(([type]) => type === node.type)
  const Tag = known?.[1] ?? 'p'
  return <Tag>{childrenOf(node)}</Tag>
}

const markTags = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
} as const

function marked(inner: ReactNode, { type, attrs }: RichMark): ReactNode {
  if (type === 'link') {
    const href = safeHref(attrs?.['href'])
    return href === null ? (
      inner
    ) : (
      <span className={styles['address']} title={href}>
        {inner}
      </span>
    )
  }
  const known = Object.entries(markTags).find(([name]) => name === type)
  const Tag = known?.[1] ?? 'span'
  return <Tag>{inner}</Tag>
}
