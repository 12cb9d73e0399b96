import {
  hasAnnotations,
  hasCodes,
  hasDocuments,
  hasEntities,
  hasNotes,
  hasPassagesInParts,
  hasRejectedMentions,
  hasRelations,
  hasTextLike,
  hasWaitingAnnotations,
  type Loss,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import { notInXml } from '../xmlText.ts'
import { allNotes } from './noteElements.ts'

const colours: Loss = { code: 'colours', message: lossText.refiColours, applies: hasCodes }
const hasNotInXml: Loss['applies'] = (input) => hasTextLike(input, notInXml)

export const qdpxLosses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.refiStructure, applies: hasDocuments },
  { code: 'states', message: lossText.refiStates, applies: hasAnnotations },
  { code: 'waiting', message: lossText.refiWaiting, applies: hasWaitingAnnotations },
  { code: 'in_parts', message: lossText.refiParts, applies: hasPassagesInParts },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'entities', message: lossText.refiEntities, applies: hasEntities },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'relations', message: lossText.refiRelations, applies: hasRelations },
  colours,
  { code: 'leading_mark', message: lossText.refiMark, applies: beginsWithMark },
  { code: 'not_in_xml', message: lossText.refiCharacters, applies: hasNotInXml },
]

export const qdcLosses: readonly Loss[] = [
  { code: 'codes_only', message: lossText.refiCodesOnly, applies: hasMoreThanCodes },
  colours,
  {
    code: 'not_in_xml',
    message: lossText.xmlCharacters,
    applies: (input) =>
      hasNotInXml({ ...input, documents: [], entities: [], relations: [], notes: [] }),
  },
]

/** Of documents and of notes: each is a file. */
function beginsWithMark(input: ExportInput): boolean {
  const texts = [...input.documents.map(({ text }) => text), ...allNotes(input).map(markdownOf)]
  return texts.some((text) => text.startsWith('\ufeff'))
}

function markdownOf({ markdown }: NoteView): string {
  return markdown
}

function hasMoreThanCodes(input: ExportInput): boolean {
  return hasDocuments(input) || hasEntities(input) || hasNotes(input)
}
