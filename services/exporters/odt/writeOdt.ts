import { strToU8, type Zippable, zipSync } from 'fflate'
import { annotationCitation } from '../../../core/export/citation.ts'
import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import { lossesOf } from '../../../core/export/exportLosses.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { exportText } from '../../../core/export/exportText.ts'
import { countAnnotations, notesAbout } from '../../../core/export/registers.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { ExportedFile } from '../exporter.ts'
import { odfArticle } from './odfArticle.ts'
import { styledInline } from './odfInline.ts'
import { createLooks, type OdfLooks } from './odfLooks.ts'
import { contentXml, manifestXml, metaXml, odtMediaType, stylesXml } from './odfParts.ts'
import {
  bibliography,
  codeRegister,
  documentFacts,
  entityRegister,
  noteList,
  quotations,
  relationRegister,
  section,
} from './odfRegisters.ts'
import { heading, odfText } from './odfXml.ts'
import { odtLosses } from './odtLosses.ts'

/**
 * A text of OpenDocument 1.3 (ISO/IEC 26300): each source with every highlight drawn and its codes, entities and
 * notes as comments, then the passages as quotations with footnotes, then the registers.
 */
export function writeOdt(input: ExportInput): ExportedFile {
  const looks = createLooks()
  const body = [
    ...input.documents.map((document) => documentXml(document, looks, input)),
    section(exportText.aboutProject, noteList(notesAbout(input, { kind: 'project' }), looks)),
    codeRegister(input, looks),
    entityRegister(input, looks),
    relationRegister(input),
    bibliography(input, looks),
  ].join('')
  return {
    bytes: zipped(input, contentXml(looks.styles(), body)),
    items: countAnnotations(input),
    losses: lossesOf(input, odtLosses),
    text: null,
  }
}

function documentXml(
  document: ExportDocument,
  looks: OdfLooks,
  { citations }: ExportInput,
): string {
  const { placed, waiting } = inDocumentOrder(document)
  const cited = (annotation: Annotation) =>
    styledInline(annotationCitation(citations, document, annotation), looks)
  const { title, body } = odfArticle(document, placed, looks)
  return [
    title || heading(1, odfText(document.title)),
    documentFacts(document),
    body,
    section(exportText.aboutDocument, noteList(document.notes, looks)),
    section(exportText.quotations, quotations(placed, cited, looks)),
    section(exportText.notPlaced, quotations(waiting, cited, looks)),
  ].join('')
}

/** The media type stands first and is not compressed, so that the kind of file can be told by its first bytes. */
function zipped({ project, exportedAt }: ExportInput, content: string): Uint8Array {
  const parts: Zippable = {
    mimetype: [strToU8(odtMediaType), { level: 0 }],
    'content.xml': strToU8(content),
    'styles.xml': strToU8(stylesXml()),
    'meta.xml': strToU8(metaXml(project.name, exportText.madeBy, exportedAt)),
    'META-INF/manifest.xml': strToU8(manifestXml()),
  }
  // The same bytes for the same project: the archive's own times are those of the export.
  return zipSync(parts, { mtime: new Date(exportedAt) })
}
