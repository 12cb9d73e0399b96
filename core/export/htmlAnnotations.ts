import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { Instant } from '../model/id.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import { pathText } from './codeTree.ts'
import { exportText, momentText } from './exportText.ts'
import { colourOf, type NumberedAnnotation } from './htmlArticle.ts'
import { threadNotes } from './noteThreads.ts'
import { colourClass } from './palette.ts'
import { inlineHtml, richTextHtml } from './richTextHtml.ts'

/** A name in front of what it names, as in a list of facts. */
export function factHtml(name: string, valueHtml: string): string {
  return `<li><b>${escapeHtml(name)}</b> ${valueHtml}</li>`
}

export function factsHtml(facts: readonly string[]): string {
  return facts.length === 0 ? '' : `<ul class="facts">${facts.join('')}</ul>`
}

/** The hue and the ruling of a code. `aria-hidden`: its name stands beside it. */
export function swatchHtml(colour: string): string {
  return `<span class="swatch ${colourClass(colour)}" aria-hidden="true"></span>`
}

/** Who made it, and when. */
export function authorship(view: {
  readonly annotator: string
  readonly created: string
  readonly modified: string
}): string {
  const made = `${escapeHtml(view.annotator)}, ${timeHtml(view.created)}`
  if (view.modified === view.created) return made
  return `${made}, ${exportText.modified} ${timeHtml(view.modified)}`
}

export function timeHtml(instant: Instant): string {
  return `<time datetime="${escapeHtml(instant)}">${escapeHtml(momentText(instant))}</time>`
}

/** Notes in their threads; a reply stands inside the note it answers. */
export function notesHtml(notes: readonly NoteView[]): string {
  const parts: string[] = []
  let open = 0
  for (const { note, number } of threadNotes(notes)) {
    const depth = number.split('.').length
    parts.push('</div>'.repeat(Math.max(0, open - depth + 1)))
    parts.push(
      `<div class="note" id="note-${escapeHtml(note.id)}" dir="auto">`,
      `<p class="by">${exportText.note} ${number}, ${authorship(note)}</p>`,
      `<div class="text">${richTextHtml(note.content)}</div>`,
    )
    open = depth
  }
  parts.push('</div>'.repeat(open))
  return parts.join('')
}

function codingHtml(coding: CodingView): string {
  const target = escapeHtml(`#code-${coding.codeId}`)
  const path = escapeHtml(pathText(coding.path))
  const link = `<a class="code" href="${target}">${path}</a>`
  return factHtml(
    exportText.code,
    `${swatchHtml(coding.colour)} ${link}, ${escapeHtml(coding.annotator)}`,
  )
}

function mentionHtml(mention: MentionView): string {
  const target = escapeHtml(`#entity-${mention.entityId}`)
  const link = `<a class="entity" href="${target}">${escapeHtml(mention.label)}</a>`
  return factHtml(exportText.entity, `${link} (${escapeHtml(mention.type)}, ${mention.role})`)
}

function placeText({ annotation, page }: NumberedAnnotation): string {
  if (annotation.ranges.length === 0) return ''
  const ranges = annotation.ranges.map(([start, end]) => `${start}\u2013${end}`).join(', ')
  const onPage = page === null ? '' : `, ${escapeHtml(exportText.pageNumber(page))}`
  return `${onPage}, ${exportText.place} ${ranges}`
}

function stateText(numbered: NumberedAnnotation): string {
  const { annotation } = numbered
  const home =
    annotation.homeRevision === annotation.revision
      ? ''
      : `, ${exportText.homeRevision} ${annotation.homeRevision}`
  const score =
    annotation.state === 'exact'
      ? ''
      : `, ${exportText.score} ${exportText.scoreOf(annotation.score)}`
  return `${annotation.state}${score}${placeText(numbered)}${home}`
}

function quoteHtml(annotation: Annotation): string {
  const quote = `<blockquote class="quote" dir="auto">${escapeHtml(annotation.quote)}</blockquote>`
  if (annotation.current === null || annotation.current === annotation.quote) return quote
  const now = escapeHtml(annotation.current)
  return `${quote}<p class="by">${exportText.nowReads}</p><blockquote class="quote changed" dir="auto">${now}</blockquote>`
}

function numberHtml({ number, annotation }: NumberedAnnotation): string {
  const swatch = `<span class="swatch ${colourOf(annotation)}" aria-hidden="true"></span>`
  if (annotation.ranges.length === 0) return `<p class="number">${number} ${swatch}</p>`
  const back = `<a href="#passage-${number}" aria-label="${exportText.backToPassage}">${number}</a>`
  return `<p class="number">${back} ${swatch}</p>`
}

function annotationHtml(numbered: NumberedAnnotation): string {
  const { number, annotation, citation } = numbered
  const facts = [
    ...annotation.codings.map(codingHtml),
    ...annotation.mentions.filter(({ state }) => state === 'confirmed').map(mentionHtml),
    factHtml(exportText.annotator, authorship(annotation)),
    factHtml(exportText.state, stateText(numbered)),
    ...(citation === null
      ? []
      : [factHtml(exportText.citation, `<bdi>${inlineHtml(citation)}</bdi>`)]),
  ]
  return [
    `<li id="annotation-${number}" data-id="${escapeHtml(annotation.id)}">`,
    numberHtml(numbered),
    quoteHtml(annotation),
    factsHtml(facts),
    notesHtml(annotation.notes),
    '</li>\n',
  ].join('')
}

/** The list that the numbers in the text lead to. */
export function annotationListHtml(numbered: readonly NumberedAnnotation[]): string {
  return `<ol class="annotations">\n${numbered.map(annotationHtml).join('')}</ol>\n`
}
