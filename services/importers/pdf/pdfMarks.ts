import { z } from 'zod'
import type { Instant } from '../../../core/model/id.ts'
import type { SourceNote } from '../../../core/model/source.ts'
import { instantOf } from '../instantOf.ts'

/** Four corners, [x, y] in points of the page. */
export type Corners = readonly (readonly [x: number, y: number])[]

/** A passage that was marked on a page, or a place where something was written on it. */
export interface PdfMark {
  readonly id: string
  /** The areas it covers; the rectangle of the mark itself where it covers no text. */
  readonly areas: readonly Corners[]
  readonly coversText: boolean
  /** The words under it, as pdf.js reads them; null where it does not tell. */
  readonly words: string | null
  readonly note: SourceNote
  /** The mark that this one answers. */
  readonly answers: string | null
}

export interface PdfLink {
  readonly area: Corners
  readonly href: string
}

export interface PdfMarks {
  readonly marks: readonly PdfMark[]
  readonly links: readonly PdfLink[]
  /** Kinds that cannot be text: ink, stamps, shapes. */
  readonly drawings: number
}

const Written = z.object({ str: z.string() })

/** What we read of pdf.js's annotations (PDF 2.0, section 12.5), which its types leave open. */
const Found = z.object({
  id: z.string(),
  subtype: z.string().nullish(),
  rect: z.array(z.number()).length(4),
  quadPoints: z.instanceof(Float32Array).nullish(),
  contentsObj: Written.nullish(),
  titleObj: Written.nullish(),
  creationDate: z.string().nullish(),
  modificationDate: z.string().nullish(),
  overlaidText: z.string().nullish(),
  inReplyTo: z.string().nullish(),
  url: z.string().nullish(),
})
type Found = z.infer<typeof Found>

const covering = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut'])
const writing = new Set(['Text', 'FreeText'])
const drawn = new Set(['Ink', 'Stamp', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Caret'])

/** The marks, links and drawings among what pdf.js found on a page. */
export function marksOf(annotations: readonly unknown[]): PdfMarks {
  const found = annotations.flatMap((each) => {
    const parsed = Found.safeParse(each)
    return parsed.success ? [parsed.data] : []
  })
  const isMark = ({ subtype, inReplyTo }: Found): boolean =>
    covering.has(subtype ?? '') || writing.has(subtype ?? '') || inReplyTo != null
  return {
    marks: found.filter(isMark).map(markOf).filter(saysSomething),
    links: found.flatMap(({ url, rect }) => (url ? [{ area: cornersOf(rect), href: url }] : [])),
    drawings: found.filter(({ subtype }) => drawn.has(subtype ?? '')).length,
  }
}

function markOf(found: Found): PdfMark {
  const areas = areasOf(found.quadPoints)
  const modified = pdfInstant(found.modificationDate)
  return {
    id: found.id,
    areas: areas.length > 0 ? areas : [cornersOf(found.rect)],
    coversText: covering.has(found.subtype ?? ''),
    words: found.overlaidText?.trim() || null,
    note: {
      author: found.titleObj?.str.trim() || null,
      created: pdfInstant(found.creationDate) ?? modified,
      modified,
      text: found.contentsObj?.str.replaceAll(/\r\n?/g, '\n').trim() ?? '',
    },
    answers: found.inReplyTo ?? null,
  }
}

/** A note without a word on no passage says nothing. */
function saysSomething({ coversText, note }: PdfMark): boolean {
  return coversText || note.text !== ''
}

/** Writers disagree on the order of the corners, so only their extent is used. */
function areasOf(points: Float32Array | null | undefined): Corners[] {
  const numbers = [...(points ?? [])]
  return Array.from({ length: Math.floor(numbers.length / 8) }, (_, area) =>
    Array.from({ length: 4 }, (__, corner): readonly [number, number] => {
      const at = area * 8 + corner * 2
      return [numbers[at] ?? 0, numbers[at + 1] ?? 0]
    }),
  )
}

function cornersOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): Corners {
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ]
}

const pdfDate = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/

/** A date as PDF writes it (7.9.4): D:20151230152248+01'00'. */
export function pdfInstant(date: string | null | undefined): Instant | null {
  const match = pdfDate.exec(date ?? '')
  if (match === null) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match
  const zone = match[8] === undefined ? 'Z' : `${match[8]}:${match[9] ?? '00'}`
  return instantOf(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
}
