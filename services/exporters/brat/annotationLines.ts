import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import { type CodePointOffsets, codePointOffsets } from '../../../core/text/offsets.ts'
import { type BratType, oneLine, UNCODED } from './bratTypes.ts'

/** What a passage of brat cannot hold: a line of the file would end there, or a column. */
const BREAK = /[\p{Cc}\u2028\u2029]+/gu

/** How an entity is called: `Wikidata:Q42`, or by its id here. */
export type References = ReadonlyMap<Id, string>

/** The passages of one reader on one text as lines of an `.ann` file; those with nothing but breaks are left out. */
export function annotationLines(
  text: string,
  annotations: readonly Annotation[],
  types: ReadonlyMap<Id, BratType>,
  references: References,
): string[] {
  const write = createWriter(text)
  for (const annotation of annotations) {
    const { codings, notes, mentions } = annotation
    const made = [...codings, ...(codings.length === 0 ? [null] : [])].map((coding) =>
      write.passage(annotation, types.get(coding?.codeId ?? '')?.type ?? UNCODED, coding),
    )
    const [head] = made
    if (head === undefined || head === null) continue
    for (const { entityId, state, label } of mentions) {
      const reference = references.get(entityId)
      if (state === 'confirmed' && reference !== undefined) write.mention(head, reference, label)
    }
    for (const { note } of threadNotes(notes)) write.note(head, note)
  }
  return write.lines
}

function createWriter(text: string) {
  const offsets = codePointOffsets(text)
  const lines: string[] = []
  const counts = { T: 0, N: 0, '#': 0 }
  const add = (kind: keyof typeof counts, ...columns: readonly string[]) => {
    counts[kind] += 1
    const id = `${kind}${counts[kind]}`
    lines.push([id, ...columns].join('\t'))
    return id
  }
  return {
    lines,
    /** Its id; null where there is nothing that a line can hold. */
    passage(annotation: Annotation, type: string, coding: Annotation['codings'][number] | null) {
      const pieces = annotation.ranges.flatMap((range) => piecesOf(text, range))
      if (pieces.length === 0) return null
      const words = pieces.map(([start, end]) => text.slice(start, end)).join(' ')
      const id = add('T', `${type} ${spansOf(pieces, offsets)}`, words)
      const { id: highlight, annotator, annotatorId, created, modified } = annotation
      const by = coding ?? annotation
      const coded = { annotator: by.annotator, annotatorId: by.annotatorId, created: by.created }
      const facts = { highlight, annotator, annotatorId, created, modified, coded }
      add('#', `VariorumMeta ${id}`, inOneLine(facts))
      return id
    },
    mention(of: string, reference: string, label: string) {
      add('N', `Reference ${of} ${reference}`, oneLine(label))
    },
    /** The words for everybody; beside them who wrote them and the note as it was. */
    note(on: string, note: NoteView) {
      const { id, parentId, markdown, annotator, annotatorId, created, modified } = note
      const words = oneLine(markdown)
      add('#', `AnnotatorNotes ${on}`, words)
      const facts = { id, parentId, words, markdown, annotator, annotatorId, created, modified }
      add('#', `VariorumNote ${on}`, inOneLine(facts))
    },
  }
}

/** The parts of a range between its line ends. */
function piecesOf(text: string, [start, end]: Range): Range[] {
  const pieces: Range[] = []
  let from = start
  const until = (to: number) => {
    if (to > from) pieces.push([from, to])
  }
  for (const match of text.slice(start, end).matchAll(BREAK)) {
    until(start + match.index)
    from = start + match.index + match[0].length
  }
  until(end)
  return pieces
}

function spansOf(pieces: readonly Range[], { toCodePoint }: CodePointOffsets): string {
  return pieces.map(([start, end]) => `${toCodePoint(start)} ${toCodePoint(end)}`).join(';')
}

/** As JSON, in which nothing ends a line for any reader. */
function inOneLine(facts: object): string {
  return JSON.stringify(facts).replaceAll(
    /[\p{Cc}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
