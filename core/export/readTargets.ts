import type { ImportedPosition, ImportedQuote, ImportedTarget } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import {
  fieldOf,
  idOf,
  isRecord,
  type JsonRecord,
  listOf,
  recordsOf,
  textOf,
  typesOf,
} from './jsonFields.ts'
import { sha256Of } from './jsonLdTerms.ts'
import { readInstant } from './readPeople.ts'

/** A quote selector, or anything else that holds an exact quote. */
export function readQuote(selector: unknown, report: ImportReport): ImportedQuote | null {
  if (!isRecord(selector)) return null
  const exact = textOf(fieldOf(selector, 'exact'))
  if (exact === null || exact === '') return null
  if (!exact.isWellFormed()) report.add('quote_not_unicode')
  return {
    exact,
    prefix: textOf(fieldOf(selector, 'prefix')) ?? '',
    suffix: textOf(fieldOf(selector, 'suffix')) ?? '',
  }
}

function readPosition(selector: JsonRecord, report: ImportReport): ImportedPosition | null {
  const start = fieldOf(selector, 'start')
  const end = fieldOf(selector, 'end')
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end)) {
    const position = { start: Number(start), end: Number(end) }
    if (position.start >= 0 && position.start < position.end) return position
  }
  report.add('position_invalid')
  return null
}

interface Selectors {
  quote: ImportedQuote | null
  position: ImportedPosition | null
  readonly other: string[]
}

/** What refines another selector counts from there: its words help, its offsets do not. */
function addRefinement(selector: JsonRecord, found: Selectors, report: ImportReport): void {
  for (const refinement of recordsOf(fieldOf(selector, 'refinedBy'))) {
    found.quote ??= readQuote(refinement, report)
    addRefinement(refinement, found, report)
  }
}

function addSelector(selector: unknown, found: Selectors, report: ImportReport): void {
  const types = isRecord(selector) ? typesOf(selector) : []
  if (isRecord(selector) && types.includes('TextPositionSelector')) {
    found.position ??= readPosition(selector, report)
    return
  }
  const quote = readQuote(selector, report)
  found.quote ??= quote
  if (isRecord(selector)) addRefinement(selector, found, report)
  if (quote !== null) return
  const name = types[0] ?? idOf(selector) ?? 'unknown'
  found.other.push(name)
  report.add('selector_unknown', name)
}

function readSelectors(target: JsonRecord, report: ImportReport): Selectors {
  const found: Selectors = { quote: null, position: null, other: [] }
  for (const selector of listOf(fieldOf(target, 'selector'))) addSelector(selector, found, report)
  return found
}

function sourceOf(target: unknown): string | null {
  if (!isRecord(target)) return idOf(target)
  const source = fieldOf(target, 'source')
  return source === undefined ? idOf(target) : idOf(source)
}

function readTarget(target: unknown, report: ImportReport): ImportedTarget | null {
  const source = sourceOf(target)
  if (!isRecord(target) && source === null) return null
  const record = isRecord(target) ? target : {}
  const { quote, position, other } = readSelectors(record, report)
  if (
    source === null ||
    (fieldOf(record, 'selector') !== undefined && !Object.hasOwn(record, 'source'))
  ) {
    report.add('target_without_source')
  }
  const [state] = recordsOf(fieldOf(record, 'state'))
  return {
    source,
    textSha256: source === null ? null : sha256Of(source),
    sourceDate: state === undefined ? null : readInstant(fieldOf(state, 'sourceDate'), report),
    quote,
    position,
    otherSelectors: other,
  }
}

/** What an annotation is about, in order. */
export function readTargets(value: unknown, report: ImportReport): ImportedTarget[] {
  return listOf(value).flatMap((target) => readTarget(target, report) ?? [])
}
