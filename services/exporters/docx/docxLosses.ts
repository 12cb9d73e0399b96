import {
  hasDocuments,
  hasRejectedMentions,
  hasTextLike,
  type Loss,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { notInXml } from '../xmlText.ts'

export const docxLosses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'colours', message: lossText.docxColours, applies: hasDocuments },
  { code: 'one_range', message: lossText.docxOneRange, applies: some(isInParts) },
  { code: 'flat_threads', message: lossText.docxThreads, applies: some(hasDeepReplies) },
  { code: 'pictures', message: lossText.docxPictures, applies: hasPictures },
  {
    code: 'not_in_xml',
    message: lossText.xmlCharacters,
    applies: (input) => hasTextLike(input, notInXml),
  },
]

function some(test: (annotation: Annotation) => boolean): Loss['applies'] {
  return ({ documents }) => documents.some(({ annotations }) => annotations.some(test))
}

function isInParts({ ranges }: Annotation): boolean {
  return ranges.length > 1
}

function hasDeepReplies({ notes }: Annotation): boolean {
  const roots = new Set(notes.filter(({ parentId }) => parentId === null).map(({ id }) => id))
  return roots.size > 1 || notes.some(({ parentId }) => parentId !== null && !roots.has(parentId))
}

function hasPictures({ documents }: ExportInput): boolean {
  const isPicture = (node: RichNode): boolean =>
    node.type === 'image' || (node.content ?? []).some(isPicture)
  return documents.some(({ content }) => isPicture(content))
}
