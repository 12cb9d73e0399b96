import { cslItemOf } from '../bibliography/cslItem.ts'
import { hasDocuments, type Loss, lossesOf } from './exportLosses.ts'
import type { ExportInput, WrittenExport } from './exportModel.ts'
import { lossText } from './exportText.ts'

const losses: readonly Loss[] = [
  { code: 'bibliography_only', message: lossText.cslOnly, applies: hasDocuments },
]

/**
 * The documents as CSL-JSON 1.0 (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), one item
 * each, for programs that keep literature. Of two documents with one citation key the later has its own id.
 */
export function writeCsl(input: ExportInput): WrittenExport {
  const keys = new Set<string>()
  const items = input.documents.map((document) => {
    const item = cslItemOf(document)
    const id = keys.has(item.id) ? document.id : item.id
    keys.add(id)
    return { ...item, id }
  })
  return { text: `${JSON.stringify(items, null, 2)}\n`, items: 0, losses: lossesOf(input, losses) }
}
