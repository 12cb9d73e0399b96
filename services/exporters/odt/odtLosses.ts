import { hasDocuments, type Loss } from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { docxLosses } from '../docx/docxLosses.ts'

/** OpenDocument carries what Word does, but neither threads of comments nor several underlines. */
export const odtLosses: readonly Loss[] = [
  ...docxLosses.filter(({ code }) => !['colours', 'flat_threads'].includes(code)),
  { code: 'colours', message: lossText.odtColours, applies: hasDocuments },
  { code: 'comment_threads', message: lossText.odtThreads, applies: hasAnswers },
]

function hasAnswers({ documents }: ExportInput): boolean {
  return documents.some(({ annotations }) =>
    annotations.some(({ notes }) => notes.some(({ parentId }) => parentId !== null)),
  )
}
