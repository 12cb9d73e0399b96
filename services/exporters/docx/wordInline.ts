import { ExternalHyperlink, type IRunOptions, type ParagraphChild } from 'docx'
import type { RichMark, RichNode } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import { xmlText } from '../xmlText.ts'
import { wordRuns } from './wordText.ts'

const looks: ReadonlyMap<string, IRunOptions> = new Map<string, IRunOptions>([
  ['bold', { bold: true }],
  ['italic', { italics: true }],
  ['strike', { strike: true }],
  ['underline', { underline: {} }],
  ['superscript', { superScript: true }],
  ['subscript', { subScript: true }],
  ['code', { font: 'Consolas' }],
  ['link', { style: 'Hyperlink' }],
])

/** What marks make of a run. */
export function lookOf(marks: readonly RichMark[]): IRunOptions {
  return Object.assign({}, ...marks.map(({ type }) => looks.get(type) ?? {}))
}

/** Words under a link lead somewhere, where that is a place on the web. */
export function linked(
  marks: readonly RichMark[],
  children: readonly ParagraphChild[],
): readonly ParagraphChild[] {
  const href = safeHref(marks.find(({ type }) => type === 'link')?.attrs?.['href'])
  if (href === null || href.startsWith('#')) return children
  return [new ExternalHyperlink({ link: xmlText(href), children })]
}

/** The words of a text block of a note. */
export function noteInline(node: RichNode): readonly ParagraphChild[] {
  return (node.content ?? []).flatMap(({ type, text, marks = [], attrs }) => {
    if (type === 'hardBreak') return wordRuns('\n')
    const words = text ?? String(attrs?.['label'] ?? '')
    return linked(marks, wordRuns(words, lookOf(marks)))
  })
}
