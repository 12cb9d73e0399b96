import type { Token } from 'markdown-it'
import type { RichMark, RichNode } from '../../model/richText.ts'
import { safeHref } from '../safeHref.ts'
import { appLinkOf, isAppHref } from './appLink.ts'

const markOfToken: ReadonlyMap<string, string> = new Map([
  ['strong', 'bold'],
  ['em', 'italic'],
  ['s', 'strike'],
])

/**
 * The inline nodes of one text block, images among them. A link with an unsafe address leaves its words.
 */
export function inlineOfTokens(tokens: readonly Token[]): RichNode[] {
  const nodes: RichNode[] = []
  // Null stands for what opened and adds no mark: an unsafe link, bold in bold.
  const open: (RichMark | null)[] = []
  let active: readonly RichMark[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) continue
    if (isAppLinkStart(token)) {
      const end = endOfLink(tokens, index)
      const label = wordsOf(tokens.slice(index + 1, end))
      nodes.push(marked(appLinkOf(token.attrGet('href') ?? '', label), active))
      index = end
    } else if (token.nesting === 1) {
      const mark = openedMark(token)
      const isNew = mark !== null && !active.some(({ type }) => type === mark.type)
      open.push(isNew ? mark : null)
      if (isNew) active = [...active, mark]
    } else if (token.nesting === -1) {
      const closed = open.pop()
      active = active.filter((mark) => mark !== closed)
    } else {
      nodes.push(...leavesOf(token).map((leaf) => marked(leaf, active)))
    }
  }
  return nodes
}

function openedMark(token: Token): RichMark | null {
  if (token.type === 'link_open') {
    const href = safeHref(token.attrGet('href'))
    return href === null ? null : { type: 'link', attrs: { href, title: token.attrGet('title') } }
  }
  const type = markOfToken.get(token.type.replace('_open', ''))
  return type === undefined ? null : { type }
}

function isAppLinkStart(token: Token): boolean {
  return token.type === 'link_open' && isAppHref(token.attrGet('href'))
}

/** Links hold no links, so the next end is the end. */
function endOfLink(tokens: readonly Token[], start: number): number {
  let end = start
  while (end < tokens.length && tokens[end]?.type !== 'link_close') end++
  return end
}

function leavesOf(token: Token): RichNode[] {
  switch (token.type) {
    case 'softbreak':
      return [{ type: 'text', text: '\n' }]
    case 'hardbreak':
      return [{ type: 'hardBreak' }]
    case 'code_inline':
      return textOf(token.content).map((node) => ({ ...node, marks: [{ type: 'code' }] }))
    case 'image':
      return [imageOf(token)]
    default:
      return textOf(token.content)
  }
}

function textOf(text: string): RichNode[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

function imageOf(token: Token): RichNode {
  const src = token.attrGet('src') || null
  const alt = wordsOf(token.children ?? []) || null
  return { type: 'image', attrs: { src, alt, title: token.attrGet('title') || null } }
}

/** What a reader sees of the tokens: text, code, the descriptions of images. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n'
      return token.type === 'image' ? wordsOf(token.children ?? []) : token.content
    })
    .join('')
}

function marked(node: RichNode, active: readonly RichMark[]): RichNode {
  const marks = [...active, ...(node.marks ?? [])]
  return marks.length === 0 || node.type === 'image' ? node : { ...node, marks }
}
