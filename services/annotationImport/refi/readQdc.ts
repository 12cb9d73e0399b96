import type { ImportedAnnotations } from '../../../core/export/importedModel.ts'
import { AppError } from '../../../core/model/error.ts'
import { decodeText } from '../../importers/decodeText.ts'
import { childNamed, childrenNamed, parseXml } from '../../importers/xml/xmlTree.ts'
import { reportNamespace } from './readQdpx.ts'
import { readCodes } from './refiCodes.ts'
import { refiContext } from './refiContext.ts'

/**
 * A codebook of REFI-QDA: codes with their descriptions and colours, nothing else.
 * @throws AppError unsupported when it is another kind of XML; corrupt, too_large
 */
export function readQdc(bytes: Uint8Array): ImportedAnnotations {
  const { text, report } = decodeText(bytes)
  const root = parseXml(text, 'the codebook')
  if (root.name !== 'CodeBook') throw new AppError('unsupported', 'this is no REFI-QDA codebook')
  const context = refiContext(root)
  reportNamespace(context, 'urn:QDA-XML:codebook:1.0')
  const sets = childNamed(root, 'Sets')
  for (const _ of sets === null ? [] : childrenNamed(sets, 'Set')) context.report.add('refi_sets')
  return {
    origin: 'refi-qda',
    documentedUnit: 'code-point',
    annotations: [],
    sources: [],
    codes: readCodes(root, context, () => []).codes,
    entities: [],
    documents: [],
    notes: [],
    report: [...report, ...context.report.lines()],
  }
}
