import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { Block } from '../model/block.ts'
import { quoteOf, type Range } from '../model/range.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import type { BlockedText } from './collation.ts'

const instant = '2026-03-01T09:30:00.000Z'

/** A readable word as a UUID: equal words give equal ids, and ids sort as made from the words' letters. */
export function idOf(name: string): string {
  const hex = Array.from(name, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
  const digits = hex.join('').slice(0, 30).padEnd(30, '0')
  const version = `${digits.slice(0, 12)}7${digits.slice(12, 15)}8${digits.slice(15)}`.slice(0, 32)
  return version.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Blocks of a plain text: runs of non-blank lines. */
export function paragraphsOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'paragraph',
  }))
}

/** A text with its paragraphs. */
export function blocked(text: string): BlockedText {
  return { text, blocks: paragraphsOf(text) }
}

/** Where a quote stands; the first occurrence unless told. */
export function rangeOf(text: string, quote: string, occurrence = 1): Range {
  let start = -1
  for (let found = 0; found < occurrence; found++) start = text.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`"${quote}" is not in the text`)
  return [start, start + quote.length]
}

/** What a test says about an annotation; all else is filled in. */
export interface Wanted extends Partial<Annotation> {
  readonly name: string
}

/** An annotation on quotes (or ranges) of a text; without either, an orphan. */
export function annotation(text: string, wanted: Wanted, quotes: readonly string[]): Annotation {
  const { name, ...given } = wanted
  const ranges = given.ranges ?? quotes.map((quote) => rangeOf(text, quote))
  const quote = quoteOf(text, ranges)
  return {
    id: idOf(name),
    documentId: idOf('document'),
    revision: 1,
    homeRevision: 1,
    state: ranges.length > 0 ? 'exact' : 'orphan',
    score: 1,
    anchoredBy: 'person',
    quote,
    current: ranges.length > 0 ? quote : null,
    prefix: '',
    suffix: '',
    candidates: [],
    codings: [],
    notes: [],
    mentions: [],
    annotatorId: idOf('Ana'),
    annotator: 'Ana',
    created: instant,
    modified: instant,
    ...given,
    ranges,
  }
}

/** A coding with the path "a/b". */
export function coding(path: string, annotator = 'Ana'): CodingView {
  return {
    id: idOf(`c${path}${annotator}`),
    codeId: idOf(path),
    path: path.split('/'),
    colour: 'madder',
    annotatorId: idOf(annotator),
    annotator,
    created: instant,
  }
}

/** A note of one paragraph. */
export function note(name: string, markdown: string, annotator = 'Ana'): NoteView {
  return {
    id: idOf(name),
    parentId: null,
    content: { type: 'doc' },
    markdown,
    annotatorId: idOf(annotator),
    annotator,
    created: instant,
    modified: instant,
  }
}

/** A link to an entity. */
export function mention(label: string, given: Partial<MentionView> = {}): MentionView {
  return {
    id: idOf(`m${label}`),
    entityId: idOf(label),
    label,
    type: 'person',
    role: 'mention',
    state: 'confirmed',
    annotatorId: idOf('Ana'),
    ...given,
  }
}

/** An annotated version of a text. */
export function version(
  text: string,
  annotations: readonly Annotation[] = [],
  given: Partial<AnnotatedVersion> = {},
): AnnotatedVersion {
  return {
    documentId: idOf('document'),
    title: 'Joint statement',
    revision: 1,
    snapshot: null,
    annotators: null,
    text,
    blocks: paragraphsOf(text),
    annotations,
    ...given,
  }
}
