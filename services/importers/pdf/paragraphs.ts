import type { PageLine } from './pageLines.ts'

const LIST_MARK = /^\s*(?:[•◦▪‣·●○■–—*]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u

/**
 * Groups the lines of a page into paragraphs: a wider gap than between most lines, another size of
 * type, an indented beginning, a mark of a list or a short line before it begin a new one. `leading` is
 * the usual distance between two lines, as a multiple of their size.
 */
export function paragraphsOf(lines: readonly PageLine[], leading: number): PageLine[][] {
  const paragraphs: PageLine[][] = []
  for (const [index, line] of lines.entries()) {
    const paragraph = paragraphs.at(-1)
    const previous = lines[index - 1]
    const column = columnOf(lines, index)
    const isNew =
      previous === undefined ||
      paragraph === undefined ||
      begins(line, previous, paragraph, column, leading)
    if (isNew) paragraphs.push([line])
    else paragraph.push(line)
  }
  return paragraphs
}

/** The usual distance between neighbouring lines of one size, as a multiple of it; 1.2 if there are none. */
export function leadingOf(pages: readonly (readonly PageLine[])[]): number {
  const ratios = pages.flatMap((lines) =>
    lines.flatMap((line, index) => {
      const previous = lines[index - 1]
      const ratio = previous === undefined ? 0 : (previous.across - line.across) / line.size
      return ratio > 0.8 && ratio < 2.5 ? [ratio] : []
    }),
  )
  ratios.sort((one, other) => one - other)
  // The lower middle: distances between paragraphs are the longer ones.
  return ratios[Math.floor(ratios.length * 0.4)] ?? 1.2
}

interface Column {
  readonly left: number
  readonly right: number
}

function begins(
  line: PageLine,
  previous: PageLine,
  paragraph: readonly PageLine[],
  column: Column,
  leading: number,
): boolean {
  const distance = (previous.across - line.across) / line.size
  if (Math.abs(line.angle - previous.angle) > 0.05) return true
  if (Math.abs(line.size - previous.size) > line.size * 0.12) return true
  if (line.isRow || previous.isRow || LIST_MARK.test(line.text)) return true
  // Upwards: the next column. Its first line may go on with the sentence.
  if (distance < -0.5) return !isUnfinished(previous)
  if (distance > leading * 1.3 + 0.05) return true
  if (line.isRightToLeft) return false
  const isIndented = line.left > column.left + line.size * 0.9
  const isOnlyFirstIndented = previous.left <= column.left + line.size * 0.5
  if (isIndented && isOnlyFirstIndented && !LIST_MARK.test(paragraph[0]?.text ?? '')) return true
  return (
    previous.right < column.right - (column.right - column.left) * 0.12 && !isUnfinished(previous)
  )
}

/** A line that ends in the middle of a sentence. */
function isUnfinished({ text }: PageLine): boolean {
  return /[\p{Ll}\p{N},;-]\s*$/u.test(text) || /[\u00ad]$/u.test(text)
}

/** The lines around one that stand over each other without a jump upwards: where they begin and end. */
function columnOf(lines: readonly PageLine[], index: number): Column {
  const line = lines[index]
  const near = lines.slice(Math.max(0, index - 12), index + 12)
  const size = line?.size ?? 1
  const overlapping = near.filter(
    (other) =>
      line !== undefined && other.left < line.right + size && other.right > line.left - size,
  )
  const lefts = overlapping.map(({ left }) => left)
  const rights = overlapping.map(({ right }) => right)
  return { left: Math.min(...lefts), right: Math.max(...rights) }
}
