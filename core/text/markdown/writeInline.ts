import type { RichMark, RichNode } from '../../model/richText.ts'
import { hrefOfAppLink, isAppLink } from './appLink.ts'
import { hasMark } from './carriedInline.ts'
import { codeSpanOf } from './codeSpanOf.ts'
import { type DelimiterStep, delimiterSteps } from './delimiterSteps.ts'
import { destinationOf } from './destinationOf.ts'
import { escapeText, referenceTo, type TextPlace } from './escapeText.ts'

/** How to write inline content. */
export interface InlineStyle {
  /** Whether line feeds may stand, so that lines could start blocks: not in headings and table cells. */
  readonly isMultiline: boolean
  /**
   * Italic by underscores, characters beside delimiters by references: ugly, but delimiters do not run
   * together and each is seen as what it is.
   */
  readonly isCareful: boolean
}

/** Characters that CommonMark takes for part of a word and that a reference may stand for. */
const WORD_AT_START = /^[\p{L}\p{N}\p{M}\p{Cf}\p{Co}]/u
const WORD_AT_END = /[\p{L}\p{N}\p{M}\p{Cf}\p{Co}]$/u

/** Writes inline content in the form of `carriedInline` as Markdown. */
export function writeInline(nodes: readonly RichNode[], style: InlineStyle): string {
  const steps = delimiterSteps(nodes)
  const parts: string[] = []
  let startsLine = true
  for (const [index, step] of steps.entries()) {
    const delimiters = delimitersOf(step, style)
    const leaf = leafOf(steps, index, style, startsLine && delimiters === '')
    parts.push(delimiters, leaf)
    startsLine = leaf.endsWith('\n')
  }
  return parts.join('')
}

function delimitersOf({ closes, opens }: DelimiterStep, style: InlineStyle): string {
  const closers = closes.map((mark) => closerOf(mark, style))
  const openers = opens.map((mark) => (mark.type === 'link' ? '[' : emphasisOf(mark, style)))
  return [...closers, ...openers].join('')
}

function closerOf(mark: RichMark, style: InlineStyle): string {
  if (mark.type !== 'link') return emphasisOf(mark, style)
  return `]${destinationOf(String(mark.attrs?.['href']), mark.attrs?.['title'])}`
}

function emphasisOf({ type }: RichMark, { isCareful }: InlineStyle): string {
  if (type === 'italic') return isCareful ? '_' : '*'
  return type === 'bold' ? '**' : '~~'
}

function leafOf(
  steps: readonly DelimiterStep[],
  index: number,
  style: InlineStyle,
  startsLine: boolean,
): string {
  const step = steps[index]
  if (step === undefined) return ''
  const { node, isAutolink } = step
  if (node.type === 'hardBreak') return '\\\n'
  if (isAppLink(node)) return `[${labelOf(node.attrs?.['label'])}](${hrefOfAppLink(node)})`
  if (isAutolink) return `<${node.text}>`
  if (hasMark(node, 'code')) return codeSpanOf(node.text ?? '')
  const text = escapeText(node.text ?? '', placeOf(steps, index, style, startsLine))
  return style.isCareful ? referenceEdges(text, step, steps[index + 1]) : text
}

/** Words between square brackets: the label of a link, the description of an image. */
export function labelOf(label: unknown): string {
  return escapeText(String(label ?? ''), {
    before: '[',
    after: ']',
    hasNeighbourBefore: true,
    hasNeighbourAfter: true,
    isLineStart: false,
    allowsLineFeed: false,
    isInLink: true,
    isCareful: false,
  })
}

function placeOf(
  steps: readonly DelimiterStep[],
  index: number,
  style: InlineStyle,
  startsLine: boolean,
): TextPlace {
  const step = steps[index]
  const previous = steps[index - 1]
  const next = steps[index + 1]
  return {
    before: visibleEdge(previous?.node, -1),
    after: visibleEdge(next?.node, 0),
    hasNeighbourBefore: !startsLine,
    hasNeighbourAfter: !endsLine(next),
    isLineStart: style.isMultiline && startsLine,
    allowsLineFeed: style.isMultiline,
    isInLink: step?.isInLink ?? false,
    isCareful: style.isCareful,
  }
}

/** The character a reader sees at one end of a node; atoms and code count as a letter. */
function visibleEdge(node: RichNode | undefined, position: 0 | -1): string {
  if (node === undefined || node.type === 'end' || node.type === 'hardBreak') return '\n'
  return (hasMark(node, 'code') ? undefined : node.text?.at(position)) ?? 'x'
}

function endsLine(next: DelimiterStep | undefined): boolean {
  if (next === undefined) return true
  const isEnd = next.node.type === 'end' || next.node.type === 'hardBreak'
  return isEnd && next.closes.length === 0 && next.opens.length === 0
}

/**
 * Beside a reference, which starts and ends like punctuation, delimiters can always open and close: for
 * letters outside of what they mark, for white space inside.
 */
function referenceEdges(
  text: string,
  step: DelimiterStep,
  next: DelimiterStep | undefined,
): string {
  const opensAfter = (next?.opens.length ?? 0) > 0
  const closesAfter = (next?.closes.length ?? 0) > 0
  let referenced = text
  if (step.closes.length > 0) referenced = referenced.replace(WORD_AT_START, referenceTo)
  if (step.opens.length > 0) referenced = referenced.replace(/^\s/, referenceTo)
  if (opensAfter) referenced = referenced.replace(WORD_AT_END, referenceTo)
  if (closesAfter) referenced = referenced.replace(/\s$/, referenceTo)
  return referenced
}
