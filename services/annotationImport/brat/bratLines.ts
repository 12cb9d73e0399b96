import { z } from 'zod'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { Id, Instant } from '../../../core/model/id.ts'
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

/** One `.ann` file, by what its lines are about. */
export interface BratLines {
  readonly passages: readonly BratPassage[]
  readonly metas: ReadonlyMap<string, BratMeta>
  readonly notes: readonly { readonly about: string; readonly text: string }[]
  readonly ownNotes: readonly { readonly about: string; readonly note: BratOwnNote }[]
  readonly references: readonly {
    readonly about: string
    readonly uri: string
    readonly label: string
  }[]
}

/**
 * The lines of stand-off of brat (https://brat.nlplab.org/standoff.html). An event is its trigger; relations,
 * attributes and what else cannot be taken over is counted in the report.
 */
export function bratLines(text: string, report: ImportReport): BratLines {
  const passages: BratPassage[] = []
  const metas = new Map<string, BratMeta>()
  const triggers = new Map<string, string>()
  const notes: { about: string; text: string }[] = []
  const ownNotes: { about: string; note: BratOwnNote }[] = []
  const references: { about: string; uri: string; label: string }[] = []
  const readers: readonly (readonly [RegExp, (columns: readonly string[]) => void])[] = [
    [
      /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/,
      ([id = '', type = '', spans = '', words = '']) =>
        passages.push({ id, type, spans: spansOf(spans), words }),
    ],
    [
      /^(E\d+)\t\S+:(T\d+)(.*)$/,
      ([id = '', trigger = '', others = '']) => {
        triggers.set(id, trigger)
        if (others.trim() !== '') report.add('relation')
      },
    ],
    [/^(?:R\d+|\*)\t/, () => report.add('relation')],
    [/^[AM]\d+\t/, () => report.add('brat_attributes')],
    [
      /^N\d+\t\S+ (\S+) (\S+)(?:\t(.*))?$/,
      ([about = '', uri = '', label = '']) => references.push({ about, uri, label }),
    ],
    [
      /^#\d+\tVariorumMeta (\S+)\t(.*)$/,
      ([about = '', json = '']) => whole(Meta, json, report, (meta) => metas.set(about, meta)),
    ],
    [
      /^#\d+\tVariorumNote (\S+)\t(.*)$/,
      ([about = '', json = '']) =>
        whole(OwnNote, json, report, (note) => ownNotes.push({ about, note })),
    ],
    [/^#\d*\t\S+ (\S+)\t(.*)$/, ([about = '', words = '']) => notes.push({ about, text: words })],
  ]
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const reader = readers.find(([pattern]) => pattern.test(line))
    if (reader === undefined) report.add('brat_line')
    else reader[1](reader[0].exec(line)?.slice(1) ?? [])
  }
  const onPassage = notes.map((note) => ({
    ...note,
    about: triggers.get(note.about) ?? note.about,
  }))
  return { passages, metas, notes: onPassage, ownNotes, references }
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
