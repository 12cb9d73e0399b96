import type { ImportedPosition } from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { withLineFeeds } from '../../importers/decodeText.ts'
import { type Cas, featureOf, referenceOf, type Structure, stringOf } from './cas.ts'

const SOFA = 'uima.cas.Sofa'

/** The text of one view, as documents have it, and where the offsets of its CAS are in it. */
export interface CasText {
  /** Of the structure that holds it. */
  readonly sofa: number
  /** Of its view: `_InitialView` where there is but one. */
  readonly view: string
  readonly text: string
  /** UTF-16 units of the CAS and of the text differ by the line ends. */
  at(offset: number): number
}

export interface CasTexts {
  readonly all: readonly CasText[]
  /** The one that a structure is about; null where it has none. */
  textOf(structure: Structure): CasText | null
}

/** The texts of a CAS. Views of something else, or of a text elsewhere, are named in the report. */
export function textsOf(cas: Cas, report: ImportReport): CasTexts {
  const sofas = [...cas.structures.values()].filter(({ type }) => type === SOFA)
  const all = sofas.flatMap((sofa) => {
    const view = stringOf(sofa, 'sofaID') ?? '_InitialView'
    const text = featureOf(sofa, 'sofaString')
    if (typeof text === 'string') return [casText(sofa.id, view, text)]
    const isElsewhere =
      stringOf(sofa, 'sofaURI') !== null || Object.hasOwn(sofa.features, '@sofaArray')
    if (isElsewhere) report.add('cas_no_text', view)
    return []
  })
  const bySofa = new Map(all.map((text) => [text.sofa, text]))
  // A file that forgot to say so can mean no other.
  const only = all.length === 1 && sofas.length === 1 ? (all[0] ?? null) : null
  return {
    all,
    textOf: (structure) => {
      const sofa = referenceOf(cas, structure, 'sofa')
      return sofa === null ? only : (bySofa.get(sofa.id) ?? null)
    },
  }
}

function casText(sofa: number, view: string, original: string): CasText {
  const whole = original.toWellFormed()
  const breaks = [...whole.matchAll(/\r\n/g)].map(({ index }) => index)
  return {
    sofa,
    view,
    text: withLineFeeds(whole),
    at: (offset) => offset - countBelow(breaks, offset),
  }
}

/** How many of `sorted` are less. */
function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a structure stands, by the text without CR; null where it does not say it in whole numbers in order. */
export function positionOf(structure: Structure, { at }: CasText): ImportedPosition | null {
  const begin = featureOf(structure, 'begin')
  const end = featureOf(structure, 'end')
  if (!isOffset(begin) || !isOffset(end) || begin > end) return null
  return { start: at(begin), end: at(end) }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
