import { escapeHtml } from '../text/escapeHtml.ts'
import type { ApparatusEntry } from './apparatus.ts'
import { facingSection } from './facingHtml.ts'
import type { FacingRow } from './facingRows.ts'
import { affectedHtml } from './reportAffected.ts'
import { annotationSections } from './reportAnnotationsHtml.ts'
import type { Report, ReportCount } from './reportModel.ts'
import { reportStyle } from './reportStyle.ts'
import { reportText } from './reportText.ts'

/** Nothing may be loaded or run; the page's own style is all it has. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

function countTable(name: string, counts: readonly ReportCount[]): string {
  const rows = counts.map(
    ({ label, count }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${count}</td></tr>`,
  )
  return `<table class="counts"><caption>${escapeHtml(name)}</caption>\n${rows.join('\n')}\n</table>`
}

function header(report: Report): string {
  const sides = report.sides.map(
    ({ siglum, description }) =>
      `<p class="side"><b class="siglum">${escapeHtml(siglum)}</b> <bdi>${escapeHtml(description)}</bdi></p>`,
  )
  return `<header>\n<h1 dir="auto">${escapeHtml(report.heading)}</h1>\n${sides.join('\n')}\n</header>`
}

function apparatusItem({ paragraph, lemma, reading, remark }: ApparatusEntry): string {
  const words =
    reading === null ? `<i>${escapeHtml(remark ?? '')}</i>` : `<bdi>${escapeHtml(reading)}</bdi>`
  const place = `<span class="ordinal">${paragraph}</span>`
  const bracket = '<b class="bracket">]</b>'
  return `<li>${place} <bdi>${escapeHtml(lemma)}</bdi>${bracket} ${words} <i>${reportText.right}</i></li>`
}

function apparatusSection(entries: readonly ApparatusEntry[]): string {
  const body =
    entries.length === 0
      ? `<p>${escapeHtml(reportText.sameText)}</p>`
      : `<ol class="apparatus">\n${entries.map(apparatusItem).join('\n')}\n</ol>`
  return `<section>\n<h2>${escapeHtml(reportText.apparatus)}</h2>\n${body}\n</section>`
}

/** A report as one HTML page that needs nothing else: no script, nothing loaded, everything escaped. */
export function reportHtml(report: Report, rows: readonly FacingRow[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(report.heading)}</title>`,
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    header(report),
    '<div class="tables">',
    countTable(reportText.annotations, report.classCounts),
    countTable(reportText.text, report.textCounts),
    '</div>',
    apparatusSection(report.apparatus),
    affectedHtml(report.affected),
    facingSection(rows),
    annotationSections(report.classes),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
