import {
  hasAnnotations,
  hasCodes,
  hasDocuments,
  hasEntities,
  hasNotes,
  hasRejectedMentions,
  hasTextLike,
  hasWaitingAnnotations,
  type Loss,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { notInXml } from '../xmlText.ts'

const colours: Loss = { code: 'colours', message: lossText.refiColours, applies: hasCodes }
const hasNotInXml: Loss['applies'] = (input) => hasTextLike(input, notInXml)

export const qdpxLosses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.refiStructure, applies: hasDocuments },
  { code: 'states', message: lossText.refiStates, applies: hasAnnotations },
  { code: 'waiting', message: lossText.refiWaiting, applies: hasWaitingAnnotations },
  { code: 'in_parts', message: lossText.refiParts, applies: hasPassageInParts },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'entities', message: lossText.refiEntities, applies: hasEntities },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  colours,
  { code: 'not_in_xml', message: lossText.refiCharacters, applies: hasNotInXml },
]

export const qdcLosses: readonly Loss[] = [
  { code: 'codes_only', message: lossText.refiCodesOnly, applies: hasMoreThanCodes },
  colours,
  {
    code: 'not_in_xml',
    message: lossText.xmlCharacters,
    applies: (input) => hasNotInXml({ ...input, documents: [], entities: [], notes: [] }),
  },
]

function hasPassageInParts({ documents }: ExportInput): boolean {
  return documents.some(({ annotations }) => annotations.some(({ ranges }) => ranges.length > 1))
}

function hasMoreThanCodes(input: ExportInput): boolean {
  return hasDocuments(input) || hasEntities(input) || hasNotes(input)
}
