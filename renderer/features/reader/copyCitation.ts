import type { Id } from '../../../core/model/id.ts'
import { copyCited } from '../../app/copyCited.ts'
import { reading } from '../../app/reading.ts'
import type { Doing } from '../../commands/command.ts'
import { messages } from '../../i18n/messages.ts'
import { type CitedPassage, plainCitation, styledCitation } from './citation.ts'

/** Puts the words selected, or the highlight's, on the clipboard with where they are from. */
export async function copyCitation(doing: Doing): Promise<void> {
  const passage = await citedPassage(doing)
  if (passage === null) return
  const { documentId, quote, source, ranges } = passage
  await copyCited(
    doing.call,
    [{ documentId, revision: source.revision, ranges }],
    (cited) => (cited === null ? plainCitation(passage) : styledCitation(quote, cited)),
    messages['citation.copied'],
  )
}

async function citedPassage(doing: Doing): Promise<(CitedPassage & { documentId: Id }) | null> {
  const { documentId, revision, text, blocks, pages } = reading.get()
  if (documentId === null || revision === null) return null
  const passage = await wordsOf(doing, text, revision)
  if (passage === null) return null
  const document = await doing.call('documents.get', { documentId })
  const { title, metadata } = document
  const capturedAt = document.revisions.find((each) => each.revision === revision)?.capturedAt
  const source = { title, metadata, revision, capturedAt: capturedAt ?? '', blocks, pages }
  return { ...passage, documentId, source }
}

async function wordsOf({ call, view }: Doing, text: string, revision: number) {
  if (view.selection !== null) {
    return { quote: text.slice(...view.selection), ranges: [view.selection] }
  }
  if (view.highlightId === null) return null
  const [annotation] = await call('highlights.get', { highlightIds: [view.highlightId], revision })
  if (annotation === undefined) return null
  return { quote: annotation.current ?? annotation.quote, ranges: annotation.ranges }
}
