import {
  hasAnnotations,
  hasDocuments,
  hasNotes,
  hasRejectedMentions,
  hasTextLike,
  hasWaitingAnnotations,
  type Loss,
  lossesOf,
} from '../../../core/export/exportLosses.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { uniqueNames } from '../../../core/export/uniqueNames.ts'
import { vaultFileName } from '../../../core/export/vault/vaultNames.ts'
import type { Id } from '../../../core/model/id.ts'
import { byId } from '../../../core/state/lookup.ts'
import type { ExportedFile } from '../exporter.ts'
import { zippedTexts } from '../zippedTexts.ts'
import { type CasBuilder, casBuilder } from './casBuilder.ts'
import { DOCUMENT_METADATA } from './casTypes.ts'
import { addOtherNotes } from './noteStructures.ts'
import { addPassages } from './passageStructures.ts'
import { addRelations } from './relationStructures.ts'
import { addShared, type Shared, sharedIn, sharedOf } from './sharedStructures.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.refiStructure, applies: hasDocuments },
  { code: 'states', message: lossText.casStates, applies: hasAnnotations },
  { code: 'waiting', message: lossText.bratWaiting, applies: hasWaitingAnnotations },
  { code: 'own_types', message: lossText.casTypes, applies: hasAnnotations },
  { code: 'note_formatting', message: lossText.jsonLdNotes, applies: hasNotes },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  {
    code: 'not_unicode',
    message: lossText.notUnicode,
    applies: (input) => hasTextLike(input, /\p{Cs}/u),
  },
]

/** What stands in the archive beside the documents, and says what no document does. */
const CODEBOOK = 'codebook'

/**
 * UIMA CAS JSON 0.4.0 (https://github.com/apache/uima-uimaj-io-jsoncas): a document is a file that can be read without
 * any other. One document goes out as it is; several are packed, with the whole codebook in a file of its own.
 */
export function writeCasJson(input: ExportInput): ExportedFile {
  const shared = sharedOf(input)
  const [only = null, second] = input.documents
  const said = lossesOf(input, losses)
  if (second === undefined) {
    const { text, items } = casText(only, shared)
    const as = { mediaType: 'application/json', extension: 'json' }
    const bytes = new TextEncoder().encode(text)
    return { bytes, items, losses: said, text: withoutTypes(text), as }
  }
  const nameOf = uniqueNames([CODEBOOK])
  const written = input.documents.map((document) => ({
    ...casText(document, sharedIn(document, shared)),
    path: `${nameOf(vaultFileName(document.title))}.json`,
  }))
  const files = [...written, { ...casText(null, shared), path: `${CODEBOOK}.json` }]
  return {
    bytes: zippedTexts(
      files.map(({ path, text }) => [path, text] as const),
      input.exportedAt,
    ),
    items: files.reduce((sum, { items }) => sum + items, 0),
    losses: said,
    text: files.map(({ path, text }) => `${path}\n\n${withoutTypes(text)}`).join('\n'),
  }
}

/** What a person wants to see of it: every file declares the same types first. */
function withoutTypes(text: string): string {
  return text.slice(text.indexOf('"%FEATURE_STRUCTURES"'))
}

function casText(document: ExportDocument | null, shared: Shared) {
  const cas = casBuilder(document?.text ?? '')
  if (document !== null) addDocument(cas, document)
  const entities = addShared(cas, shared)
  const highlights =
    document === null ? new Map<Id, number>() : addPassages(cas, document, byId(shared.entities))
  addRelations(cas, shared.relations, { entities, highlights })
  return { text: cas.text(), items: highlights.size }
}

function addDocument(cas: CasBuilder, document: ExportDocument): void {
  const { id, title, language, metadata, revision, textSha256, capturedAt, text } = document
  const url = metadata['URL']
  cas.annotate(DOCUMENT_METADATA, [0, text.length], {
    language: language ?? 'x-unspecified',
    ...{ documentTitle: title, documentId: id },
    documentUri: typeof url === 'string' ? url : null,
  })
  cas.add('variorum.Document', {
    ...{ documentId: id, title, metadata: JSON.stringify(metadata) },
    ...{ revision, textSha256, capturedAt },
  })
  addOtherNotes(cas, 'document', null, document.notes)
}
