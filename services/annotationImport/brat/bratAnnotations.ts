import type {
  ImportedAnnotation,
  ImportedMention,
  ImportedNote,
  ImportedPerson,
  ImportedTarget,
} from '../../../core/export/importedModel.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { labels } from '../../labels.ts'
import { notesOfText } from '../foreignAnnotation.ts'
import type { BratLines, BratOwnNote, BratPassage } from './bratLines.ts'

/** What the file beside the annotations tells of types and references. */
export interface BratLegend {
  readonly pathOf: (
    type: string,
  ) => { readonly path: readonly string[]; readonly id: string | null } | null
  readonly mentionOf: (uri: string, label: string) => ImportedMention
}

export interface BratFile {
  /** Of its text, as the source is called; where there is none, what tells files about different texts apart. */
  readonly key: string
  readonly path: string
  /** Between two code points of the text. */
  readonly wordsOf: (start: number, end: number) => string
  /** Whose folder it is; null where the file does not tell. */
  readonly reader: string | null
  readonly lines: BratLines
}

/** The passages of one file. Lines of ours that are of one highlight, and are where they were, become one again. */
export function bratAnnotations(file: BratFile, legend: BratLegend): ImportedAnnotation[] {
  const { lines, path } = file
  const groups = groupBy(lines.passages, ({ id, spans }) =>
    JSON.stringify([lines.metas.get(id)?.highlight ?? id, spans]),
  )
  return [...groups.values()].flatMap((group) => {
    const [head] = group
    return head === undefined
      ? []
      : [annotationOf(file, head, group, legend, `brat ${path} ${head.id}`)]
  })
}

function annotationOf(
  file: BratFile,
  head: BratPassage,
  group: readonly BratPassage[],
  { pathOf, mentionOf }: BratLegend,
  id: string,
): ImportedAnnotation {
  const { lines } = file
  const meta = lines.metas.get(head.id)
  const annotator: ImportedPerson =
    meta === undefined
      ? { id: null, name: file.reader ?? labels.unnamedAuthor }
      : { id: meta.annotatorId, name: meta.annotator }
  const created = meta?.created ?? null
  return {
    id: meta?.highlight ?? id,
    motivations: [],
    targets: targetsOf(file, head),
    evidence: null,
    state: null,
    documentId: null,
    revision: null,
    codings: group.flatMap((passage) => {
      const code = pathOf(passage.type)
      const coded = lines.metas.get(passage.id)?.coded
      const by = coded === undefined ? annotator : { id: coded.annotatorId, name: coded.annotator }
      return code === null
        ? []
        : [{ path: code.path, codeId: code.id, annotator: by, created: coded?.created ?? created }]
    }),
    notes: notesOn(file, group, { annotator, created }),
    mentions: group
      .flatMap(({ id: passage }) => lines.references.get(passage) ?? [])
      .map(({ uri, label }) => mentionOf(uri, label)),
    annotator,
    created,
    modified: meta?.modified ?? created,
  }
}

/** A note of ours as it was, unless its words have been changed since. */
function notesOn(
  { path, lines: { notes, ownNotes } }: BratFile,
  group: readonly BratPassage[],
  making: { readonly annotator: ImportedPerson; readonly created: string | null },
): ImportedNote[] {
  const left = group.flatMap(({ id }) => ownNotes.get(id) ?? [])
  return group
    .flatMap(({ id }) => notes.get(id) ?? [])
    .flatMap(({ about, text }) => {
      const at = left.findIndex(({ note }) => note.words === text)
      const [own] = at === -1 ? [] : left.splice(at, 1)
      return own === undefined
        ? notesOfText(['brat note', path, about], text, making)
        : [ownNote(own.note)]
    })
}

function ownNote({
  id,
  parentId,
  markdown,
  annotator,
  annotatorId,
  created,
  modified,
}: BratOwnNote): ImportedNote {
  return {
    ...{ id, markdown, created, modified },
    replyTo: parentId,
    content: null,
    annotator: { id: annotatorId, name: annotator },
  }
}

/** Parts with nothing but a line end between them are one: brat has to cut a passage there. */
function targetsOf({ key, wordsOf }: BratFile, { spans, words }: BratPassage): ImportedTarget[] {
  const pieces = piecesOf(words, spans)
  const parts: { start: number; end: number; exact: string | null }[] = []
  for (const [index, { start, end }] of spans.entries()) {
    const exact = pieces?.[index] ?? null
    const last = parts.at(-1)
    const gap = last === undefined ? '' : wordsOf(last.end, start)
    const isWhole =
      last?.exact === wordsOf(last?.start ?? 0, last?.end ?? 0) && exact === wordsOf(start, end)
    if (last !== undefined && isWhole && /^[\p{Cc}\u2028\u2029]+$/u.test(gap)) {
      parts[parts.length - 1] = { start: last.start, end, exact: wordsOf(last.start, end) }
    } else parts.push({ start, end, exact })
  }
  return parts.map(({ start, end, exact }) => ({
    source: key,
    textSha256: null,
    sourceDate: null,
    quote: exact === null || exact === '' ? null : { exact, prefix: '', suffix: '' },
    position: { start, end },
    otherSelectors: [],
  }))
}

/** The words of each part; null where they are not as long as the parts, so that nobody can tell. */
function piecesOf(words: string, spans: BratPassage['spans']): string[] | null {
  if (spans.length === 1) return [words]
  const points = [...words]
  let from = 0
  const pieces = spans.map(({ start, end }) => {
    const piece = points.slice(from, from + end - start).join('')
    from += end - start + 1
    return piece
  })
  return from - 1 === points.length ? pieces : null
}
