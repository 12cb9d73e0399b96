import type { RichMark, RichNode } from '../../model/richText.ts'
import { isAppLink } from './appLink.ts'

/** Marks Markdown has, in the order their delimiters open when they end together. */
export const carriedMarks: readonly string[] = ['bold', 'italic', 'strike', 'link', 'code']

const emphasisMarks = ['bold', 'italic', 'strike'] as const

/**
 * The inline content of one text block as Markdown can carry it: other marks gone, emphasis drawn back
 * from white space at its edges (CommonMark would not see its delimiters there), no hard break at the
 * end, neighbouring texts of equal marks joined. Reader and writer both apply it, so that what was read
 * is written and read again the same. Idempotent.
 */
export function carriedInline(inline: readonly RichNode[]): RichNode[] {
  const pieces = inline.map(withCarriedMarks).flatMap(splitAtWhiteSpace)
  while (pieces.at(-1)?.type === 'hardBreak') pieces.pop()
  return joinTexts(emphasisMarks.reduce(drawBack, pieces))
}

/** Whether a node has a mark of this type. */
export function hasMark(node: RichNode, type: string): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false
}

function withCarriedMarks(node: RichNode): RichNode {
  const marks = carriedMarks.flatMap((type) => node.marks?.find((mark) => mark.type === type) ?? [])
  if (node.type !== 'text') return withMarks(node, marks.filter(canBeOn(node)))
  // Inside a code span, Markdown reads a line break as a space.
  const isCode = marks.some((mark) => mark.type === 'code')
  return withMarks(isCode ? { ...node, text: node.text?.replace(/\r\n?|\n/g, ' ') } : node, marks)
}

/** A link cannot stand in a link, nor anything but text in a code span. */
function canBeOn(node: RichNode): (mark: RichMark) => boolean {
  return (mark) => mark.type !== 'code' && !(mark.type === 'link' && isAppLink(node))
}

function withMarks(node: RichNode, marks: readonly RichMark[]): RichNode {
  const { marks: _, ...bare } = node
  return marks.length === 0 ? bare : { ...bare, marks }
}

function splitAtWhiteSpace(node: RichNode): RichNode[] {
  if (node.type !== 'text' || hasMark(node, 'code')) return [node]
  const text = node.text ?? ''
  const core = text.trim()
  const coreStart = text.length - text.trimStart().length
  return [text.slice(0, coreStart), core, text.slice(coreStart + core.length)]
    .filter((part) => part !== '')
    .map((part) => ({ ...node, text: part }))
}

/** Takes one mark off the white space at the edges of each of its runs. */
function drawBack(pieces: readonly RichNode[], type: string): RichNode[] {
  const fromLeft = drawBackFromLeft(pieces, type)
  return drawBackFromLeft(fromLeft.reverse(), type).reverse()
}

function drawBackFromLeft(pieces: readonly RichNode[], type: string): RichNode[] {
  let isInRun = false
  return pieces.map((piece) => {
    if (!hasMark(piece, type)) {
      isInRun = false
      return piece
    }
    if (isInRun || !isWhiteSpace(piece)) {
      isInRun = true
      return piece
    }
    const rest = piece.marks?.filter((mark) => mark.type !== type) ?? []
    return withMarks(piece, rest)
  })
}

function isWhiteSpace(piece: RichNode): boolean {
  if (piece.type === 'hardBreak') return true
  return piece.type === 'text' && !hasMark(piece, 'code') && piece.text?.trim() === ''
}

function joinTexts(pieces: readonly RichNode[]): RichNode[] {
  const joined: RichNode[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.type === 'text' && piece.type === 'text' && haveSameMarks(last, piece)) {
      joined[joined.length - 1] = { ...last, text: `${last.text}${piece.text}` }
    } else {
      joined.push(piece)
    }
  }
  return joined
}

function haveSameMarks(left: RichNode, right: RichNode): boolean {
  return JSON.stringify(left.marks ?? []) === JSON.stringify(right.marks ?? [])
}
