import { escapeHtml } from '../text/escapeHtml.ts'
import type { SideName } from './collation.ts'
import type { DifferenceDetail } from './comparison.ts'
import { describeDetail } from './describeDetail.ts'
import { markChanges, mergeChanges } from './markChanges.ts'
import type { ReportAnnotation, ReportSide } from './reportAnnotation.ts'
import type { ReportClass } from './reportModel.ts'
import { reportText } from './reportText.ts'

function detailHtml(detail: DifferenceDetail): string {
  const sentence = `<p dir="auto">${escapeHtml(describeDetail(detail))}</p>`
  if (detail.kind !== 'note-edited') return sentence
  const words = mergeChanges(detail.before ?? '', detail.after ?? '', detail.changes)
  return `${sentence}<p class="note" dir="auto">${words}</p>`
}

/** What an annotation reads on one side, changed words marked. */
function wordsHtml(words: string, side: SideName, details: readonly DifferenceDetail[]): string {
  const changed = details.find((detail) => detail.kind === 'text-changed')
  if (!changed) return escapeHtml(words)
  return markChanges(side === 'left' ? changed.before : changed.after, side, changed.changes)
}

function factHtml(name: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `, ${escapeHtml(`${name}: ${values.join(', ')}`)}`
}

function sideHtml(one: ReportSide, details: readonly DifferenceDetail[]): string {
  const { side, place, words, codes, links } = one
  const facts = factHtml(reportText.codes, codes) + factHtml(reportText.links, links)
  const quote =
    words === null ? '' : `<p class="quote" dir="auto">${wordsHtml(words, side, details)}</p>`
  const siglum = `<b class="siglum">${reportText[side]}</b>`
  const placeHtml = `<p class="by" dir="auto">${escapeHtml(place)}${facts}</p>`
  return `<div class="reading">${siglum}${placeHtml}${quote}</div>`
}

function annotationHtml(annotation: ReportAnnotation): string {
  const { number, difference, annotators, sides, evidence, notes } = annotation
  const name = escapeHtml(reportText.classes[difference.class])
  const evidenceHtml =
    evidence === null
      ? []
      : [
          `<p class="by">${escapeHtml(reportText.evidence)}</p>`,
          `<p class="quote" dir="auto">${escapeHtml(evidence)}</p>`,
        ]
  return [
    `<li id="a${number}">`,
    `<p class="by"><span class="number">${number}</span> ${name}, <bdi>${escapeHtml(annotators)}</bdi></p>`,
    ...difference.details.map(detailHtml),
    ...sides.map((side) => sideHtml(side, difference.details)),
    ...evidenceHtml,
    ...notes.map((note) => `<p class="note" dir="auto">${escapeHtml(note)}</p>`),
    '</li>',
  ].join('\n')
}

function classHtml({ name, annotations }: ReportClass): string {
  const heading = `${reportText.classes[name]} (${annotations.length})`
  const items = annotations.map(annotationHtml).join('\n')
  return `<h3>${escapeHtml(heading)}</h3>\n<ol class="annotations">\n${items}\n</ol>`
}

/** Every annotation of both sides, class by class. */
export function annotationSections(classes: readonly ReportClass[]): string {
  const body =
    classes.length === 0
      ? `<p>${escapeHtml(reportText.noAnnotations)}</p>`
      : classes.map(classHtml).join('\n')
  return `<section>\n<h2>${escapeHtml(reportText.annotations)}</h2>\n${body}\n</section>`
}
