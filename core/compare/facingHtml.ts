import { escapeHtml } from '../text/escapeHtml.ts'
import type { FacingCell, FacingPiece } from './facingCells.ts'
import type { FacingColumn, FacingRow } from './facingRows.ts'
import { reportText } from './reportText.ts'

/** More rows than this in a row without any difference are folded away. */
const MOST_QUIET_ROWS = 6

type SideMark = 'del' | 'ins'

function referenceHtml(number: number): string {
  const label = escapeHtml(reportText.annotationNumber(number))
  return `<a class="ref" href="#a${number}" aria-label="${label}" data-number="${number}"></a>`
}

function pieceHtml(piece: FacingPiece, mark: SideMark): string {
  const words = escapeHtml(piece.text)
  const changed = piece.isChanged ? `<${mark}>${words}</${mark}>` : words
  const marked = piece.class === null ? changed : `<mark class="${piece.class}">${changed}</mark>`
  return marked + piece.ends.map(referenceHtml).join('')
}

function cellHtml({ paragraph, kind, pieces }: FacingCell, mark: SideMark): string {
  const words = pieces.map((piece) => pieceHtml(piece, mark)).join('')
  return `<span class="ordinal">${paragraph}</span><p class="${kind}" dir="auto">${words}</p>`
}

function columnHtml(column: FacingColumn, mark: SideMark): string {
  if (column === null) return '<div class="cell"></div>'
  if ('hole' in column) return `<div class="cell hole">${escapeHtml(column.hole)}</div>`
  return `<div class="cell">${cellHtml(column, mark)}</div>`
}

function rowHtml({ left, right, isMoved }: FacingRow): string {
  const name = isMoved ? 'row moved' : 'row'
  return `<div class="${name}">${columnHtml(left, 'del')}${columnHtml(right, 'ins')}</div>`
}

function isQuietColumn(column: FacingColumn): boolean {
  if (column === null || 'hole' in column) return false
  return column.pieces.every((piece) => !piece.isChanged && piece.class === null)
}

function isQuiet({ left, right, isMoved }: FacingRow): boolean {
  return !isMoved && isQuietColumn(left) && isQuietColumn(right)
}

function foldedHtml(rows: readonly FacingRow[]): string {
  const html = rows.map(rowHtml).join('\n')
  if (rows.length <= MOST_QUIET_ROWS) return html
  const summary = escapeHtml(reportText.sameParagraphs(rows.length))
  return `<details><summary>${summary}</summary>\n${html}\n</details>`
}

/** Both texts side by side; long runs of paragraphs without differences can be unfolded. */
export function facingSection(rows: readonly FacingRow[]): string {
  const parts: string[] = []
  let quiet: FacingRow[] = []
  for (const row of rows) {
    if (isQuiet(row)) {
      quiet.push(row)
      continue
    }
    if (quiet.length > 0) parts.push(foldedHtml(quiet))
    quiet = []
    parts.push(rowHtml(row))
  }
  if (quiet.length > 0) parts.push(foldedHtml(quiet))
  const heads = `<div class="row heads"><b>${reportText.left}</b><b>${reportText.right}</b></div>`
  const title = `<h2>${escapeHtml(reportText.texts)}</h2>`
  return `<section class="facing">\n${title}\n${heads}\n${parts.join('\n')}\n</section>`
}
