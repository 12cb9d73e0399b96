import type { Annotation, NoteView } from '../model/annotation.ts'
import { plainTextOfRichText } from '../text/plainTextOfRichText.ts'
import { codeTree, pathText } from './codeTree.ts'
import type { ExportInput } from './exportModel.ts'
import { citedWords, relationLines } from './relationLines.ts'

/** Kinds of things that are looked for after a round trip; a source is the bibliographic facts of a document. */
export const comparedKinds = [
  'highlight',
  'coding',
  'mention',
  'note',
  'code',
  'entity',
  'relation',
  'source',
] as const
export type ComparedKind = (typeof comparedKinds)[number]

/** A thing that went out and did not come back, or came back and had not gone out, in words. */
export interface RoundTripDifference {
  readonly kind: ComparedKind
  readonly way: 'missing' | 'added'
  readonly what: string
}

/**
 * What differs between a project and what was read back from its export, as multisets: passages by place
 * and words, codings by passage, code, reader and second, notes by their words, codes with colour and
 * description, entities with aliases, relations with the passages they cite. Ids may be other ones. Sources are not compared: a document's facts are not
 * annotations.
 */
export function roundTripDifferences(
  sent: ExportInput,
  received: ExportInput,
): RoundTripDifference[] {
  const [out, back] = [thingsOf(sent), thingsOf(received)]
  return comparedKinds.flatMap((kind) => [
    ...surplus(out[kind], back[kind]).map((what) => ({ kind, way: 'missing' as const, what })),
    ...surplus(back[kind], out[kind]).map((what) => ({ kind, way: 'added' as const, what })),
  ])
}

/** A count of none for each kind. */
export function noThings(): Record<ComparedKind, number> {
  return {
    highlight: 0,
    coding: 0,
    mention: 0,
    note: 0,
    code: 0,
    entity: 0,
    relation: 0,
    source: 0,
  }
}

/** How many things of each kind an export holds. */
export function countThings(input: ExportInput): Record<ComparedKind, number> {
  const things = thingsOf(input)
  const counts = noThings()
  for (const kind of comparedKinds) counts[kind] = things[kind].length
  return counts
}

type Things = Readonly<Record<ComparedKind, readonly string[]>>

function thingsOf(input: ExportInput): Things {
  const placed = input.documents.flatMap(({ title, annotations }) =>
    annotations.map((annotation) => ({ place: placeOf(title, annotation), annotation })),
  )
  return {
    highlight: placed.map(({ place }) => place),
    coding: placed.flatMap(({ place, annotation }) =>
      annotation.codings.map(
        ({ path, annotator, created }) =>
          `${pathText(path)}, ${annotator}, ${secondOf(created)}: ${place}`,
      ),
    ),
    mention: placed.flatMap(({ place, annotation }) =>
      annotation.mentions
        .filter(({ state }) => state === 'confirmed')
        .map(({ label, type, role }) => `${label} (${type}, ${role}): ${place}`),
    ),
    note: [
      ...placed.flatMap(({ place, annotation }) =>
        annotation.notes.map((note) => noteText(place, note)),
      ),
      ...input.documents.flatMap(({ title, notes }) => notes.map((note) => noteText(title, note))),
      ...input.notes.map((note) => noteText(note.target.kind, note)),
    ],
    code: codeTree(input.codes).map(
      ({ code, path }) => `${pathText(path)}, ${code.colour}: ${code.description}`,
    ),
    entity: input.entities.map(
      ({ label, type, description, aliases }) =>
        `${label} (${type}): ${description} [${[...aliases].sort().join('; ')}]`,
    ),
    relation: relationLines(input).map(
      (line) => `${line.text}, ${line.relation.annotator}: ${citedWords(line)}`,
    ),
    source: [],
  }
}

function placeOf(title: string, { ranges, quote, current }: Annotation): string {
  const places = ranges.map(([start, end]) => `${start}–${end}`).join(', ')
  return `${title} ${places} “${current ?? quote}”`
}

function noteText(about: string, { annotator, created, content }: NoteView): string {
  return `${annotator}, ${secondOf(created)}, on ${about}: ${plainTextOfRichText(content)}`
}

function secondOf(instant: string): string {
  return instant.slice(0, 19)
}

/** What is more often in `list` than in `other`. */
function surplus(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const item of other) left.set(item, (left.get(item) ?? 0) + 1)
  return list.filter((item) => {
    const count = left.get(item) ?? 0
    if (count > 0) left.set(item, count - 1)
    return count === 0
  })
}
