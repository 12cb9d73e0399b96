import type { Token } from 'markdown-it'
import type { RichNode } from '../../model/richText.ts'
import { carriedInline } from './carriedInline.ts'
import { inlineOfTokens } from './inlineOfTokens.ts'
import { markdownSyntax } from './markdownSyntax.ts'
import { QUOTE_EMBED_TOKEN } from './quoteEmbed.ts'

/** A node whose children are still coming. */
interface OpenNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content: RichNode[]
}

const nodeTypeOfToken: ReadonlyMap<string, string> = new Map([
  ['bullet_list_open', 'bulletList'],
  ['ordered_list_open', 'orderedList'],
  ['list_item_open', 'listItem'],
  ['blockquote_open', 'blockquote'],
  ['table_open', 'table'],
  ['tr_open', 'tableRow'],
  ['th_open', 'tableHeader'],
  ['td_open', 'tableCell'],
])

const emptyParagraph: RichNode = { type: 'paragraph' }

/** The blocks that the block tokens of markdown-it stand for, in the shapes the schema asks for. */
export function blocksOfTokens(tokens: readonly Token[]): RichNode[] {
  const root: OpenNode = { type: 'doc', content: [] }
  const open: OpenNode[] = [root]
  let textBlock: RichNode = emptyParagraph
  for (const token of tokens) {
    const parent = open.at(-1) ?? root
    const type = nodeTypeOfToken.get(token.type)
    if (type !== undefined) {
      open.push({ type, ...attrsOfContainer(token), content: [] })
    } else if (nodeTypeOfToken.has(token.type.replace('_close', '_open'))) {
      open.pop()
      open.at(-1)?.content.push(closed(parent))
    } else if (token.type === 'paragraph_open' || token.type === 'heading_open') {
      textBlock = textBlockOf(token)
    } else if (token.type === 'inline') {
      const blocks = textBlocksOf(textBlock, inlineOfTokens(token.children ?? []))
      // Not spread into one push: a paragraph may hold more images than a call takes arguments.
      for (const block of blocks) parent.content.push(block)
      textBlock = emptyParagraph
    } else {
      parent.content.push(...leafBlocksOf(token))
    }
  }
  return root.content
}

function attrsOfContainer(token: Token): { attrs?: Record<string, unknown> } {
  if (token.type !== 'ordered_list_open') return {}
  return { attrs: { start: Number(token.attrGet('start') ?? 1) } }
}

/** Puts in the paragraph that the schema asks for where Markdown has none. */
function closed(node: OpenNode): RichNode {
  const first = node.content[0]?.type
  const isFit = node.type === 'listItem' ? first === 'paragraph' : first !== undefined
  return isFit ? node : { ...node, content: [emptyParagraph, ...node.content] }
}

function textBlockOf(token: Token): RichNode {
  if (token.type === 'paragraph_open') return emptyParagraph
  return { type: 'heading', attrs: { level: Number(token.tag.slice(1)) } }
}

/**
 * A text block with images in it, which Markdown has inline and we have between blocks, becomes several.
 * A paragraph without words is dropped, as Markdown cannot write one.
 */
function textBlocksOf(textBlock: RichNode, inline: readonly RichNode[]): RichNode[] {
  const blocks: RichNode[] = []
  let words: RichNode[] = []

  function closeWords(hasImageAfter: boolean): void {
    const trimmed = trimmedAtImages(words, blocks.length > 0, hasImageAfter)
    const content = carriedInline(trimmed)
    if (content.length > 0) blocks.push({ ...textBlock, content })
    words = []
  }

  for (const node of inline) {
    if (node.type === 'image') {
      closeWords(true)
      blocks.push(node)
    } else {
      words.push(node)
    }
  }
  closeWords(false)
  return blocks.length === 0 && textBlock.type === 'heading' ? [textBlock] : blocks
}

function trimmedAtImages(
  words: readonly RichNode[],
  hasImageBefore: boolean,
  hasImageAfter: boolean,
): RichNode[] {
  const trimmed = [...words]
  while (hasImageBefore && trimmed[0] !== undefined && isBlank(trimmed[0])) trimmed.shift()
  while (hasImageAfter && isBlank(trimmed.at(-1))) trimmed.pop()
  const first = trimmed[0]
  if (hasImageBefore && first?.text !== undefined) {
    trimmed[0] = { ...first, text: first.text.trimStart() }
  }
  const last = trimmed.at(-1)
  if (hasImageAfter && last?.text !== undefined) {
    trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() }
  }
  return trimmed
}

function isBlank(node: RichNode | undefined): boolean {
  return node?.type === 'hardBreak' || node?.text?.trim() === ''
}

function leafBlocksOf(token: Token): RichNode[] {
  switch (token.type) {
    case 'hr':
      return [{ type: 'horizontalRule' }]
    case 'fence':
    case 'code_block':
      return [codeBlockOf(token)]
    case QUOTE_EMBED_TOKEN:
      // Whatever a token's meta is to markdown-it, our rule made this one a node.
      return [token.meta]
    default:
      return []
  }
}

function codeBlockOf(token: Token): RichNode {
  const info = markdownSyntax.utils.unescapeAll(token.info)
  const language = info.trim().split(/\s/)[0] || null
  const text = token.content.replace(/\n$/, '')
  const block = { type: 'codeBlock', attrs: { language } }
  return text === '' ? block : { ...block, content: [{ type: 'text', text }] }
}
