import type {
  ImportedAnnotation,
  ImportedNote,
  ImportedPerson,
} from '../../core/export/importedModel.ts'
import { markdownOfPlainText } from '../../core/export/readNote.ts'
import type { Instant } from '../../core/model/id.ts'
import { madeId } from './importedIds.ts'

/** A passage of a text that came in the same file: where, whose, of when. */
export interface ForeignPassage extends Making {
  readonly id: string
  readonly key: string
  readonly start: number
  readonly end: number
  /** Its words, where the file has them. */
  readonly words: string
}

/** The passage as an annotation on which codes, notes and mentions can be put. */
export function annotationOn(
  { id, key, start, end, words, annotator, created }: ForeignPassage,
  on: Partial<Pick<ImportedAnnotation, 'codings' | 'notes' | 'mentions'>>,
): ImportedAnnotation {
  return {
    id,
    motivations: [],
    targets: [
      {
        source: key,
        textSha256: null,
        sourceDate: null,
        quote: words === '' ? null : { exact: words, prefix: '', suffix: '' },
        position: { start, end },
        otherSelectors: [],
      },
    ],
    evidence: null,
    state: null,
    documentId: null,
    revision: null,
    codings: [],
    notes: [],
    mentions: [],
    annotator,
    created,
    modified: created,
    ...on,
  }
}

/** Who made something, and when. */
export interface Making {
  readonly annotator: ImportedPerson
  readonly created: Instant | null
}

/**
 * A text that somebody wrote about something, as notes; none where it is empty. Programs number from 1 in
 * every project: words, person and time go into the id as well.
 */
export function notesOfText(
  about: readonly (string | number)[],
  text: string,
  { annotator, created }: Making,
): ImportedNote[] {
  if (text.trim() === '') return []
  const id = madeId(...about, text, annotator.name, created)
  const markdown = markdownOfPlainText(text.trim())
  return [{ id, replyTo: null, markdown, content: null, annotator, created, modified: created }]
}
