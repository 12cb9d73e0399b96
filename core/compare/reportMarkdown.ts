import { blockQuote, codeSpan, inlineMarkdown } from '../export/markdownSyntax.ts'
import type { ApparatusEntry } from './apparatus.ts'
import type { DifferenceDetail } from './comparison.ts'
import { describeDetail } from './describeDetail.ts'
import { affectedMarkdown } from './reportAffected.ts'
import type { ReportAnnotation, ReportSide } from './reportAnnotation.ts'
import type { Report, ReportClass, ReportCount } from './reportModel.ts'
import { reportText } from './reportText.ts'

function table(name: string, counts: readonly ReportCount[]): string {
  return [
    `| ${name} | ${reportText.count} |`,
    '|---|--:|',
    ...counts.map(({ label, count }) => `| ${label} | ${count} |`),
  ].join('\n')
}

function apparatusLine({ paragraph, lemma, reading, remark }: ApparatusEntry): string {
  const words = reading === null ? `*${remark ?? ''}*` : inlineMarkdown(reading)
  return `- **${paragraph}** ${inlineMarkdown(lemma)}] ${words} ${reportText.right}`
}

function quoteLines(heading: string, words: string | null): string[] {
  return words === null ? [heading] : [heading, blockQuote(words)]
}

/** One side of an annotation: where, what hangs on it, what it reads. */
function sideLines({ side, place, words, codes, links }: ReportSide): string[] {
  const facts = [`${reportText[side]}: ${place}`]
  if (codes.length > 0) facts.push(`${reportText.codes}: ${codes.map(codeSpan).join(', ')}`)
  if (links.length > 0) facts.push(`${reportText.links}: ${links.map(codeSpan).join(', ')}`)
  return quoteLines(facts.join('. '), words)
}

function detailLines(detail: DifferenceDetail): string[] {
  const sentence = inlineMarkdown(describeDetail(detail))
  if (detail.kind !== 'note-edited') return [sentence]
  const { before, after } = detail
  return [
    sentence,
    ...(before === null ? [] : [`${reportText.left}:`, blockQuote(before)]),
    ...(after === null ? [] : [`${reportText.right}:`, blockQuote(after)]),
  ]
}

function annotationSection(annotation: ReportAnnotation): string {
  const { number, difference, annotators, sides, evidence, notes } = annotation
  return [
    `### ${number}. ${reportText.classes[difference.class]}, ${inlineMarkdown(annotators)}`,
    ...difference.details.flatMap(detailLines),
    ...sides.flatMap(sideLines),
    ...(evidence === null ? [] : quoteLines(`${reportText.evidence}:`, evidence)),
    ...notes.flatMap((note) => quoteLines(`${reportText.note}:`, note)),
  ].join('\n\n')
}

function classSection({ name, annotations }: ReportClass): string {
  const heading = `## ${reportText.classes[name]} (${annotations.length})`
  return [heading, ...annotations.map(annotationSection)].join('\n\n')
}

/** A report in Markdown: no line is wrapped, nothing inside a quote is escaped. */
export function reportMarkdown(report: Report): string {
  const sides = report.sides.map(
    ({ siglum, description }) => `- **${siglum}**: ${inlineMarkdown(description)}`,
  )
  const apparatus = report.apparatus.map(apparatusLine).join('\n')
  const sections = report.classes.map(classSection)
  return `${[
    `# ${inlineMarkdown(report.heading)}`,
    sides.join('\n'),
    table(reportText.annotations, report.classCounts),
    table(reportText.text, report.textCounts),
    `## ${reportText.apparatus}`,
    apparatus === '' ? reportText.sameText : apparatus,
    ...affectedMarkdown(report.affected),
    ...(sections.length === 0 ? [reportText.noAnnotations] : sections),
  ].join('\n\n')}\n`
}
