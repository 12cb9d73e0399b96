import type { Range, Ranges } from '../model/range.ts'
import type { ReportLine } from '../model/source.ts'
import {
  type ImportedQuote,
  type ImportedTarget,
  type OffsetUnit,
  offsetUnits,
} from './importedModel.ts'
import { locateText } from './importText.ts'
import { type OffsetReading, utf16OffsetsOf } from './offsetMaps.ts'
import { type QuotePlaces, quotePlacesIn } from './quotePlaces.ts'

/** Below this share of positions that hold their quote, the offsets count over another text. */
const LEAST_AGREEING = 0.1

/** What has to be known of an annotation to place it. */
export interface Locatable {
  readonly targets: readonly Pick<ImportedTarget, 'quote' | 'position'>[]
}

export interface LocatedImport {
  /** For each annotation its ranges, sorted and disjoint, or null where it has no certain place. */
  readonly places: readonly (Ranges | null)[]
  /** How the offsets were read. */
  readonly reading: OffsetReading
  /** Passages that have both offsets and words, and how many of them agree under this reading. */
  readonly checked: number
  readonly agreeing: number
  /** The same in words. */
  readonly report: readonly ReportLine[]
}

type Passage = Locatable['targets'][number]

/** The places of all positions of a file under one reading, in the order of the passages. */
function readPositions(
  text: string,
  passages: readonly Passage[],
  reading: OffsetReading,
): (Range | null)[] {
  const wanted = passages.flatMap(({ position }) =>
    position === null ? [] : [position.start, position.end],
  )
  const sorted = Float64Array.from(new Set(wanted)).sort()
  const offsets = utf16OffsetsOf(text, sorted, reading)
  const byForeign = new Map(offsets.map((offset, index) => [sorted[index], offset]))
  return passages.map(({ position }) => {
    const start = position === null ? null : (byForeign.get(position.start) ?? null)
    const end = position === null ? null : (byForeign.get(position.end) ?? null)
    return start === null || end === null || start >= end ? null : [start, end]
  })
}

function agrees(text: string, range: Range | null, quote: ImportedQuote): boolean {
  return range !== null && text.slice(range[0], range[1]) === quote.exact
}

interface ReadFile {
  readonly reading: OffsetReading
  readonly ranges: readonly (Range | null)[]
  readonly agreeing: number
}

function readFile(text: string, passages: readonly Passage[], reading: OffsetReading): ReadFile {
  const ranges = readPositions(text, passages, reading)
  const agreeing = passages.filter(
    ({ quote }, index) => quote !== null && agrees(text, ranges[index] ?? null, quote),
  )
  return { reading, ranges, agreeing: agreeing.length }
}

/** The documented reading first: it wins where others do as well. */
function readingsFor(documentedUnit: OffsetUnit): OffsetReading[] {
  const units = [documentedUnit, ...offsetUnits.filter((unit) => unit !== documentedUnit)]
  return ([1, 2] as const).flatMap((lineBreakCost) =>
    units.map((unit) => ({ unit, lineBreakCost })),
  )
}

function bestReading(
  text: string,
  passages: readonly Passage[],
  documentedUnit: OffsetUnit,
  checked: number,
): ReadFile {
  const [documented = { unit: documentedUnit, lineBreakCost: 1 as const }, ...others] =
    readingsFor(documentedUnit)
  let best = readFile(text, passages, documented)
  for (const reading of others) {
    if (best.agreeing === checked) break
    const candidate = readFile(text, passages, reading)
    if (candidate.agreeing > best.agreeing) best = candidate
  }
  return best
}

/** The offsets where they hold the words, else the words; offsets alone where there are no words. */
function placePassage(
  text: string,
  { quote }: Passage,
  range: Range | null,
  quotePlaces: QuotePlaces,
): Range | null {
  return quote === null || agrees(text, range, quote) ? range : quotePlaces.placeOf(quote)
}

/** All parts have to be found, and none may lie on another. */
function joinParts(parts: readonly (Range | null)[]): Ranges | null {
  const found = parts.filter((part) => part !== null)
  if (found.length === 0 || found.length < parts.length) return null
  const sorted = found.toSorted((left, right) => left[0] - right[0])
  const isDisjoint = sorted.every(
    ([start], index) => index === 0 || start >= (sorted[index - 1]?.[1] ?? 0),
  )
  return isDisjoint ? sorted : null
}

/** Some positions among many hold their quote by chance, or stand before the first difference. */
function isCountedElsewhere(agreeing: number, checked: number): boolean {
  return agreeing < checked * LEAST_AGREEING
}

function messageOf({ reading, agreeing }: ReadFile, checked: number): string {
  if (isCountedElsewhere(agreeing, checked)) return locateText.noReading(agreeing, checked)
  const unit = locateText.units[reading.unit]
  return locateText.reading(unit, reading.lineBreakCost, agreeing, checked)
}

function reportOf(best: ReadFile, checked: number): ReportLine[] {
  return checked === 0 ? [] : [{ code: 'offset_unit', message: messageOf(best, checked) }]
}

/**
 * Places annotations of a file on a text. Files differ in what their offsets count and do not say
 * so: every reading {UTF-16 unit, code point, UTF-8 byte} x {line break counts 1, 2} is tried on the
 * whole file, and the one under which most passages are what their quote says is taken, the
 * documented unit where several do as well. A passage whose offsets do not hold its words is then
 * sought by its words, with prefix and suffix (see `quotePlacesIn`); where these fit two places as
 * well it gets none. Where hardly any offsets hold their quote they count over another text: those
 * without words are then not believed.
 */
export function locateImported(
  text: string,
  annotations: readonly Locatable[],
  documentedUnit: OffsetUnit,
): LocatedImport {
  const passages = annotations.flatMap(({ targets }) => targets)
  const checked = passages.filter(({ quote, position }) => quote && position).length
  const best = bestReading(text, passages, documentedUnit, checked)
  const areBelieved = !isCountedElsewhere(best.agreeing, checked)
  const quotePlaces = quotePlacesIn(text)
  const ranges = passages.map((passage, index) => {
    const range = areBelieved || passage.quote !== null ? (best.ranges[index] ?? null) : null
    return placePassage(text, passage, range, quotePlaces)
  })
  let next = 0
  const places = annotations.map(({ targets }) => {
    next += targets.length
    return joinParts(ranges.slice(next - targets.length, next))
  })
  const { reading, agreeing } = best
  return { places, reading, checked, agreeing, report: reportOf(best, checked) }
}
