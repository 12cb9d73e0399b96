import { floatAt } from '../text/at.ts'
import { utf8Length } from '../text/utf8Length.ts'
import type { OffsetUnit } from './importedModel.ts'

/** One way to read the offsets of a file: what they count, and what a line break costs. */
export interface OffsetReading {
  readonly unit: OffsetUnit
  /** 2 where the file was counted with CRLF line ends. */
  readonly lineBreakCost: 1 | 2
  /** Set where the byte order mark before the text was counted. */
  readonly countsMark?: true
}

const BYTE_ORDER_MARK = 0xfeff

function costOf(codePoint: number, { unit, lineBreakCost }: OffsetReading): number {
  if (codePoint === 0x0a) return lineBreakCost
  if (unit === 'code-point') return 1
  return unit === 'utf-8' ? utf8Length(codePoint) : unitsOf(codePoint)
}

function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1
}

/**
 * Where foreign offsets fall in a text, in UTF-16 units, one for each; null beyond the text and
 * inside a code point or a line break. One pass over the text, so sort first: `sorted` ascending.
 */
export function utf16OffsetsOf(
  text: string,
  sorted: Float64Array,
  reading: OffsetReading,
): (number | null)[] {
  const found: (number | null)[] = []
  let foreign = reading.countsMark ? costOf(BYTE_ORDER_MARK, reading) : 0
  let index = 0
  for (let next = 0; next < sorted.length; next++) {
    const wanted = floatAt(sorted, next)
    while (foreign < wanted && index < text.length) {
      const codePoint = text.codePointAt(index) ?? 0
      foreign += costOf(codePoint, reading)
      index += unitsOf(codePoint)
    }
    found.push(foreign === wanted ? index : null)
  }
  return found
}
