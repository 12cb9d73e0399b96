import { blockQuote, inlineMarkdown } from '../export/markdownSyntax.ts'
import { relationText } from '../model/relation.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import type { Affected, AffectedHighlight, AffectedReason } from './affected.ts'
import { affectedReasons } from './affected.ts'
import { reportText } from './reportText.ts'

const text = reportText.affected

/** What was lost or changed, in the words of a report, and what rests on it: one line each. */
export function restsOf({
  notes,
  onlyEvidenceFor,
  relations,
  exports,
}: AffectedHighlight): string[] {
  return [
    ...notes.map(
      ({ how, about, excerpt, annotator }) => `${text.how[how](about)}: ${excerpt} (${annotator})`,
    ),
    ...onlyEvidenceFor.map(({ label, type }) => `${text.onlyEvidence}: ${label} (${type})`),
    ...relations.map((relation) => `${text.onlyEvidence}: ${relationText(relation)}`),
    ...exports.map(({ name, at }) => `${text.exported}: ${text.file(name, at.slice(0, 10))}`),
  ]
}

function countsOf({
  counts,
  notes,
  entities,
  relations,
  exports,
}: Affected): [count: number, what: string][] {
  return [
    ...affectedReasons.map((reason): [number, string] => [counts[reason], text.counts[reason]]),
    [notes.length, text.notes(notes.length)],
    [entities.length, text.entities(entities.length)],
    [relations.length, text.relations(relations.length)],
    [exports.length, text.exports(exports.length)],
  ]
}

function lead({ highlights, left, right }: Affected): string {
  return highlights.length === 0
    ? text.nothing(left, right)
    : text.lead(highlights.length, left, right)
}

function heading(reason: AffectedReason, annotator: string, codes: readonly string[]): string {
  return [text.reasons[reason], annotator, ...codes].join(', ')
}

/** The section of a report in HTML; nothing where it was not asked. */
export function affectedHtml(affected: Affected | null): string {
  if (affected === null) return ''
  const counts = countsOf(affected).map(([count, what]) => `${count} ${escapeHtml(what)}`)
  const items = affected.highlights.map(({ reason, annotator, codes, before, after, ...more }) => {
    const rests = restsOf({ reason, annotator, codes, before, after, ...more })
    return [
      `<li><p class="by">${escapeHtml(heading(reason, annotator, codes))}</p>`,
      `<p class="quote" dir="auto">${escapeHtml(before)}</p>`,
      ...(after === null
        ? []
        : [
            `<p>${escapeHtml(text.reads(affected.right))}</p>`,
            `<p class="quote" dir="auto">${escapeHtml(after)}</p>`,
          ]),
      ...rests.map((rest) => `<p class="note" dir="auto">${escapeHtml(rest)}</p>`),
      '</li>',
    ].join('\n')
  })
  return [
    '<section class="affected">',
    `<h2>${escapeHtml(text.title)}</h2>`,
    `<p>${escapeHtml(lead(affected))}</p>`,
    ...(items.length === 0
      ? []
      : [`<p>${counts.join(', ')}</p>`, '<ol class="annotations">', ...items, '</ol>']),
    '</section>',
  ].join('\n')
}

/** The same in Markdown, as blocks. */
export function affectedMarkdown(affected: Affected | null): string[] {
  if (affected === null) return []
  const items = affected.highlights.flatMap((highlight) => {
    const { reason, annotator, codes, before, after } = highlight
    const rests = restsOf(highlight).map((rest) => `- ${inlineMarkdown(rest)}`)
    return [
      `### ${inlineMarkdown(heading(reason, annotator, codes))}`,
      blockQuote(before),
      ...(after === null ? [] : [text.reads(affected.right), blockQuote(after)]),
      ...(rests.length === 0 ? [] : [rests.join('\n')]),
    ]
  })
  const counts = countsOf(affected).map(([count, what]) => `- ${count} ${what}`)
  return [
    `## ${text.title}`,
    lead(affected),
    ...(items.length === 0 ? [] : [counts.join('\n'), ...items]),
  ]
}
