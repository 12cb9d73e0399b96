import type { Annotation } from '../model/annotation.ts'
import { plainTextOfRichText } from '../text/plainTextOfRichText.ts'
import { codeTree, pathText } from './codeTree.ts'
import type { ExportInput } from './exportModel.ts'
import { citedWords, relationLines } from './relationLines.ts'
import { type ComparedKind, noThings, type RoundTripDifference } from './roundTrip.ts'

/** Something whose words must be in a file, and how to name it. */
interface Worded {
  readonly kind: ComparedKind
  readonly what: string
  readonly words: readonly string[]
}

/** What is found in a file by its words, and what is not. */
export interface FoundWords {
  /** How many things of each kind were looked for. */
  readonly sent: Readonly<Record<ComparedKind, number>>
  readonly differences: readonly RoundTripDifference[]
}

/**
 * Looks for the words of every passage, note, code, entity and relation of an export in what was read back of its file,
 * `texts`, in any order and whatever white space is between them. For files that people read, in which nothing says
 * which passage a word belongs to: places, codings and links are not looked for.
 */
export function findWords(input: ExportInput, texts: readonly string[]): FoundWords {
  const read = texts.map(withoutSpace)
  const things = thingsOf(input)
  const isThere = (words: string) => read.some((text) => text.includes(withoutSpace(words)))
  return {
    sent: countKinds(things),
    differences: things
      .filter(({ words }) => !words.every(isThere))
      .map(({ kind, what }) => ({ kind, way: 'missing', what })),
  }
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '').normalize('NFC')
}

function countKinds(things: readonly Worded[]): Record<ComparedKind, number> {
  const counts = noThings()
  for (const { kind } of things) counts[kind]++
  return counts
}

function thingsOf(input: ExportInput): Worded[] {
  const placed = input.documents.flatMap(({ title, annotations }) =>
    annotations.map((annotation) => ({ title, annotation })),
  )
  const notes = [
    ...placed.flatMap(({ title, annotation }) =>
      annotation.notes.map((note) => ({ note, about: `${title} “${annotation.quote}”` })),
    ),
    ...input.documents.flatMap(({ title, notes }) => notes.map((note) => ({ note, about: title }))),
    ...input.notes.map((note) => ({ note, about: note.target.kind })),
  ]
  return [
    ...placed.map(({ title, annotation }) => passageOf(title, annotation)),
    ...notes.map(({ note, about }): Worded => {
      const words = plainTextOfRichText(note.content)
      return {
        kind: 'note',
        what: `${note.annotator}, on ${about}: ${words}`,
        words: words.split('\n'),
      }
    }),
    ...codeTree(input.codes).map(
      ({ code, path }): Worded => ({ kind: 'code', what: pathText(path), words: [code.name] }),
    ),
    ...input.entities.map(
      ({ label, type }): Worded => ({
        kind: 'entity',
        what: `${label} (${type})`,
        words: [label],
      }),
    ),
    ...relationLines(input).map(
      (line): Worded => ({
        kind: 'relation',
        what: `${line.text}: ${citedWords(line)}`,
        words: [line.relation.type],
      }),
    ),
  ]
}

/** The words that are there now, part by part: what stands between the parts is each format's own. */
function passageOf(title: string, { ranges, quote, current }: Annotation): Worded {
  const words = current ?? quote
  return {
    kind: 'highlight',
    what: `${title} “${words}”`,
    words: ranges.length > 1 ? words.split(' … ') : [words],
  }
}
