import { z } from 'zod'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { Id, Instant } from '../../../core/model/id.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { jsonOf } from '../jsonOf.ts'

const Person = { annotator: z.string(), annotatorId: Id, created: Instant }

/** What an export of ours says of a passage beside what brat has lines for. */
const Meta = z.object({ ...Person, highlight: Id, modified: Instant, coded: z.object(Person) })
export type BratMeta = z.infer<typeof Meta>

const OwnNote = z.object({
  ...Person,
  id: Id,
  parentId: Id.nullable(),
  words: z.string(),
  markdown: z.string(),
  modified: Instant,
})
export type BratOwnNote = z.infer<typeof OwnNote>

export interface BratPassage {
  readonly id: string
  readonly type: string
  /** As the file has them, code points by the documentation. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly words: string
}

/** What a line says of a passage or, by its id, of an event. */
type About<Said> = Said & { readonly about: string }

type Note = About<{ readonly text: string }>
type OwnNoteLine = About<{ readonly note: BratOwnNote }>
type Reference = About<{ readonly uri: string; readonly label: string }>

/** One `.ann` file; what is said of a passage by the passage. */
export interface BratLines {
  readonly passages: readonly BratPassage[]
  readonly metas: ReadonlyMap<string, BratMeta>
  readonly notes: ReadonlyMap<string, readonly Note[]>
  readonly ownNotes: ReadonlyMap<string, readonly OwnNoteLine[]>
  readonly references: ReadonlyMap<string, readonly Reference[]>
}

/**
 * The lines of stand-off of brat (https://brat.nlplab.org/standoff.html). An event is its trigger; relations,
 * attributes and what else cannot be taken over is counted in the report.
 */
export function bratLines(text: string, report: ImportReport): BratLines {
  const passages: BratPassage[] = []
  const metas = new Map<string, BratMeta>()
  const triggers = new Map<string, string>()
  const notes: Note[] = []
  const ownNotes: OwnNoteLine[] = []
  const references: Reference[] = []
  // Lines end with LF alone: what else a pattern may take for a line end stands within one.
  const readers: readonly LineReader[] = [
    [
      /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/s,
      ([id = '', type = '', spans = '', words = '']) =>
        passages.push({ id, type, spans: spansOf(spans), words }),
    ],
    [
      /^(E\d+)\t\S+:(T\d+)(.*)$/s,
      ([id = '', trigger = '', others = '']) => {
        triggers.set(id, trigger)
        if (others.trim() !== '') report.add('relation')
      },
    ],
    [/^(?:R\d+|\*)\t/, () => report.add('relation')],
    [/^[AM]\d+\t/, () => report.add('brat_attributes')],
    [
      /^N\d+\t\S+ (\S+) (\S+)(?:\t(.*))?$/s,
      ([about = '', uri = '', label = '']) => references.push({ about, uri, label }),
    ],
    [
      /^#\d+\tVariorumMeta (\S+)\t(.*)$/s,
      ([about = '', json = '']) => whole(Meta, json, report, (meta) => metas.set(about, meta)),
    ],
    [
      /^#\d+\tVariorumNote (\S+)\t(.*)$/s,
      ([about = '', json = '']) =>
        whole(OwnNote, json, report, (note) => ownNotes.push({ about, note })),
    ],
    [/^#\d*\t\S+ (\S+)\t(.*)$/s, ([about = '', words = '']) => notes.push({ about, text: words })],
  ]
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== '' && !readers.some((reader) => isRead(line, reader))) {
      report.add('brat_line')
    }
  }
  const known = new Set(passages.map(({ id }) => id))
  const byPassage = <Said>(said: readonly About<Said>[]) => {
    const groups = groupBy(said, ({ about }) => triggers.get(about) ?? about)
    for (const about of groups.keys()) if (!known.has(about)) report.add('brat_elsewhere', about)
    return groups
  }
  return {
    ...{ passages, metas },
    notes: byPassage(notes),
    ownNotes: byPassage(ownNotes),
    references: byPassage(references),
  }
}

type LineReader = readonly [pattern: RegExp, take: (columns: readonly string[]) => void]

function isRead(line: string, [pattern, take]: LineReader): boolean {
  const match = pattern.exec(line)
  if (match !== null) take(match.slice(1))
  return match !== null
}

function spansOf(spans: string): BratPassage['spans'] {
  return spans.split(';').map((span) => {
    const [start = 0, end = 0] = span.split(' ').map(Number)
    return { start, end }
  })
}

/** What somebody changed by hand so that it is no longer whole is left out. */
function whole<T>(
  shape: z.ZodType<T>,
  json: string,
  report: ImportReport,
  use: (value: T) => void,
): void {
  const read = shape.safeParse(jsonOf(json))
  if (read.success) use(read.data)
  else report.add('brat_line')
}
