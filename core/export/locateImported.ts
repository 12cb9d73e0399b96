import type { Range, Ranges } from '../model/range.ts'
import type { ReportLine } from '../model/source.ts'
import { type ImportedTarget, type OffsetUnit, offsetUnits } from './importedModel.ts'
import { locateText } from './importText.ts'
import { type OffsetReading, utf16OffsetsOf } from './offsetMaps.ts'
import { holdsQuote, isCut } from './quoteAgreement.ts'
import { type QuotePlaces, quotePlacesIn } from './quotePlaces.ts'

/** Below this share of positions that hold their quote, the offsets count over another text. */
const LEAST_AGREEING = 0.1

/** From this share on, a position is believed against a name that is not its words. */
const ENOUGH_AGREEING = 0.5

/** What has to be known of an annotation to place it. */
export interface Locatable {
  readonly targets: readonly Pick<ImportedTarget, 'quote' | 'position'>[]
}

/** A text and the annotations that are to be placed on it. */
export interface LocatableText {
  readonly text: string
  /** Whether it came with the annotations: what their positions count is this text, and no other. */
  readonly isOwn: boolean
  /** Whether its file began with a byte order mark, which some programs count. */
  readonly hasMark: boolean
  readonly annotations: readonly Locatable[]
}

export interface LocatedAnnotation {
  /** Sorted and disjoint; null where there is no certain place. */
  readonly ranges: Ranges | null
  /** Whether the place was believed although the name of the passage is not its words. */
  readonly isNamedOtherwise: boolean
}

interface Located {
  /** How the offsets were read. */
  readonly reading: OffsetReading
  /** Passages that have both offsets and words, and how many of them agree under this reading. */
  readonly checked: number
  readonly agreeing: number
  /** The same in words. */
  readonly report: readonly ReportLine[]
}

export interface LocatedTexts extends Located {
  /** For each text its annotations, in their order. */
  readonly texts: readonly (readonly LocatedAnnotation[])[]
}

export interface LocatedImport extends Located {
  /** For each annotation its ranges, sorted and disjoint, or null where it has no certain place. */
  readonly places: readonly (Ranges | null)[]
}

type Passage = Locatable['targets'][number]

interface TextWithPassages extends LocatableText {
  readonly passages: readonly Passage[]
}

/** The places of all positions on a text under one reading, in the order of the passages. */
function readPositions(
  { text, hasMark, passages }: TextWithPassages,
  reading: OffsetReading,
): (Range | null)[] {
  const wanted = passages.flatMap(({ position }) =>
    position === null ? [] : [position.start, position.end],
  )
  const sorted = Float64Array.from(new Set(wanted)).sort()
  const { unit, lineBreakCost } = reading
  const offsets = utf16OffsetsOf(text, sorted, hasMark ? reading : { unit, lineBreakCost })
  const byForeign = new Map(offsets.map((offset, index) => [sorted[index], offset]))
  return passages.map(({ position }) => {
    const start = position === null ? null : (byForeign.get(position.start) ?? null)
    const end = position === null ? null : (byForeign.get(position.end) ?? null)
    return start === null || end === null || start >= end ? null : [start, end]
  })
}

function agrees(text: string, range: Range | null, { quote }: Passage): boolean {
  return range !== null && quote !== null && holdsQuote(text, range[0], range[1], quote)
}

interface ReadFile {
  readonly reading: OffsetReading
  /** For each text those of its passages. */
  readonly ranges: readonly (readonly (Range | null)[])[]
  readonly agreeing: number
}

function readFile(texts: readonly TextWithPassages[], reading: OffsetReading): ReadFile {
  const ranges = texts.map((text) => readPositions(text, reading))
  let agreeing = 0
  for (const [at, { text, passages }] of texts.entries()) {
    for (const [index, passage] of passages.entries()) {
      if (agrees(text, ranges[at]?.[index] ?? null, passage)) agreeing += 1
    }
  }
  return { reading, ranges, agreeing }
}

/** The documented reading first: it wins where others do as well. */
function readingsFor(documentedUnit: OffsetUnit, hasMark: boolean): OffsetReading[] {
  const units = [documentedUnit, ...offsetUnits.filter((unit) => unit !== documentedUnit)]
  const readings = ([1, 2] as const).flatMap((lineBreakCost) =>
    units.map((unit) => ({ unit, lineBreakCost })),
  )
  if (!hasMark) return readings
  return [...readings, ...readings.map((reading) => ({ ...reading, countsMark: true as const }))]
}

function bestReading(
  texts: readonly TextWithPassages[],
  documentedUnit: OffsetUnit,
  checked: number,
): ReadFile {
  const readings = readingsFor(
    documentedUnit,
    texts.some(({ hasMark }) => hasMark),
  )
  const [documented = { unit: documentedUnit, lineBreakCost: 1 as const }, ...others] = readings
  let best = readFile(texts, documented)
  for (const reading of others) {
    if (best.agreeing === checked) break
    const candidate = readFile(texts, reading)
    if (candidate.agreeing > best.agreeing) best = candidate
  }
  return best
}

/** How far the positions of a file are believed, judged over the whole of it. */
interface Trust {
  /** Where a passage has no words to check them by. */
  readonly withoutWords: boolean
  /** Where a passage has a name, and the name is not its words. */
  readonly againstNames: boolean
}

/** The offsets where they hold the words, else the words; offsets alone where there are no words. */
function placePassage(
  text: string,
  passage: Passage,
  range: Range | null,
  trust: Trust,
  quotePlaces: QuotePlaces,
): Range | null {
  const { quote } = passage
  if (quote === null) return trust.withoutWords ? range : null
  if (agrees(text, range, passage)) return range
  if (!quote.isName) return quotePlaces.placeOf(quote)
  if (passage.position !== null && trust.againstNames) return range
  return isCut(quote) ? null : quotePlaces.placeOf(quote)
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

function messageOf({ reading, agreeing }: ReadFile, checked: number, trust: Trust): string {
  const unit = locateText.units[reading.unit]
  if (isCountedElsewhere(agreeing, checked)) {
    return trust.againstNames ? locateText.noNames(unit) : locateText.noReading(agreeing, checked)
  }
  const message = locateText.reading(unit, reading.lineBreakCost, agreeing, checked)
  return reading.countsMark ? `${message}; ${locateText.mark}` : message
}

function trustIn(texts: readonly TextWithPassages[], agreeing: number, checked: number): Trust {
  const hasWords = texts.some(({ passages }) =>
    passages.some(({ quote, position }) => quote && position && !quote.isName),
  )
  // Where no name at all is the words of its passage, names are what readers made up; or the text,
  // where it did not come with them, is another.
  const areMadeUp = agreeing === 0 && !hasWords && texts.every(({ isOwn }) => isOwn)
  return {
    withoutWords: areMadeUp || !isCountedElsewhere(agreeing, checked),
    againstNames: areMadeUp || agreeing >= checked * ENOUGH_AGREEING,
  }
}

/**
 * Places annotations of a file on its texts. Files differ in what their offsets count and do not say
 * so: every reading {UTF-16 unit, code point, UTF-8 byte} x {line break counts 1, 2} x {byte order mark
 * counted or not, where there is one} is tried on the whole file, and the one under which most passages
 * are what their quote says is taken, the documented unit where several do as well. A passage whose
 * offsets do not hold its words is then sought by its words, with prefix and suffix (see
 * `quotePlacesIn`); where these fit two places as well it gets none. Where hardly any offsets hold their
 * quote they count over another text: those without words are then not believed. A name that is not
 * the words of its passage is a reader's own where the file's other positions are right.
 */
export function locateInTexts(
  texts: readonly LocatableText[],
  documentedUnit: OffsetUnit,
): LocatedTexts {
  const prepared = texts.map((text) => ({
    ...text,
    passages: text.annotations.flatMap(({ targets }) => targets),
  }))
  const passages = prepared.flatMap((text) => text.passages)
  const checked = passages.filter(({ quote, position }) => quote && position).length
  const best = bestReading(prepared, documentedUnit, checked)
  const { reading, agreeing } = best
  const trust = trustIn(prepared, agreeing, checked)
  const message = { code: 'offset_unit', message: messageOf(best, checked, trust) }
  return {
    texts: prepared.map((text, at) => placeAll(text, best.ranges[at] ?? [], trust)),
    reading,
    checked,
    agreeing,
    report: checked === 0 ? [] : [message],
  }
}

function placeAll(
  { text, passages, annotations }: TextWithPassages,
  read: readonly (Range | null)[],
  trust: Trust,
): LocatedAnnotation[] {
  const quotePlaces = quotePlacesIn(text)
  const ranges = passages.map((passage, index) =>
    placePassage(text, passage, read[index] ?? null, trust, quotePlaces),
  )
  let next = 0
  return annotations.map(({ targets }) => {
    const first = next
    next += targets.length
    const isNamedOtherwise = targets.some(({ quote, position }, part) => {
      const range = ranges[first + part] ?? null
      return range !== null && quote?.isName === true && !agrees(text, range, { quote, position })
    })
    return { ranges: joinParts(ranges.slice(first, next)), isNamedOtherwise }
  })
}

/** How many passages a text holds where their positions say, in the reading under which most are. */
export function agreementOn(
  text: string,
  annotations: readonly Locatable[],
  documentedUnit: OffsetUnit,
): number {
  const passages = annotations.flatMap(({ targets }) => targets)
  const checked = passages.filter(({ quote, position }) => quote && position).length
  const whole = { text, isOwn: false, hasMark: false, annotations, passages }
  return bestReading([whole], documentedUnit, checked).agreeing
}

/** `locateInTexts` for annotations on one text from elsewhere. */
export function locateImported(
  text: string,
  annotations: readonly Locatable[],
  documentedUnit: OffsetUnit,
): LocatedImport {
  const located = locateInTexts(
    [{ text, isOwn: false, hasMark: false, annotations }],
    documentedUnit,
  )
  const { texts, ...rest } = located
  return { ...rest, places: (texts[0] ?? []).map(({ ranges }) => ranges) }
}
