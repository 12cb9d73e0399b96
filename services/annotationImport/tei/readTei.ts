import type { ImportedAnnotations } from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { decodeText } from '../../importers/decodeText.ts'
import { declaredCharset } from '../../importers/html/declaredCharset.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'
import { teiRoots } from '../../importers/tei/importTei.ts'
import { descendantsNamed, parseXml } from '../../importers/xml/xmlTree.ts'
import { readCatma } from './readCatma.ts'
import { readStandOff } from './readStandOff.ts'

/**
 * Annotations of a TEI file (https://tei-c.org): what CATMA exports, or the stand-off of P5.
 * @throws AppError corrupt for what is not TEI; unsupported when it is TEI without annotations that are read; too_large
 */
export function readTei({ name, bytes }: SourceFile): ImportedAnnotations {
  const { text } = decodeText(bytes, declaredCharset(bytes))
  const root = parseXml(text, 'the TEI file')
  const documents = teiRoots(root)
  const report = new ImportReport()
  if (descendantsNamed(root, 'fsdDecl').length > 0) return readCatma(root, report)
  return readStandOff(root, documents, { name, bytes }, report)
}
