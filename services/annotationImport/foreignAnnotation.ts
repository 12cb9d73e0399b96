import type {
  ImportedAnnotation,
  ImportedNote,
  ImportedPerson,
} from '../../core/export/importedModel.ts'
import { markdownOfPlainText } from '../../core/export/readNote.ts'
import type { Instant } from '../../core/model/id.ts'

/** A passage of a text that came in the same file: where, whose, of when. */
export interface ForeignPassage {
  readonly id: string
  readonly key: string
  readonly start: number
  readonly end: number
  /** Its words, where the file has them. */
  readonly words: string
  readonly annotator: ImportedPerson
  readonly created: Instant | null
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

/** A text that somebody wrote about something, as notes; none where it is empty. */
export function notesOfText(
  id: string,
  text: string,
  annotator: ImportedPerson,
  created: Instant | null,
): ImportedNote[] {
  if (text.trim() === '') return []
  const markdown = markdownOfPlainText(text.trim())
  return [{ id, replyTo: null, markdown, content: null, annotator, created, modified: created }]
}
