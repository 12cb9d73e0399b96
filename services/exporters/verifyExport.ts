import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportFormatName } from '../../core/api/exportMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import type { ExportDocument, ExportInput } from '../../core/export/exportModel.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { countThings, roundTripDifferences } from '../../core/export/roundTrip.ts'
import { compareSources } from '../../core/export/sourcesBack.ts'
import { type FoundWords, findWords } from '../../core/export/wordsBack.ts'
import { AppError } from '../../core/model/error.ts'
import { uuidv7 } from '../../core/model/id.ts'
import { finish } from '../../db/log/steps.ts'
import { createProject, type Project } from '../../db/project.ts'
import type { Transaction } from '../../db/records.ts'
import { insertAnnotator } from '../../db/stores/annotators.ts'
import { insertDocument } from '../../db/stores/documents.ts'
import { encodeRevision, insertRevision } from '../../db/stores/revisions.ts'
import { planImport } from '../annotationImport/planImport.ts'
import { readAnnotationFile } from '../annotationImport/readAnnotationFile.ts'
import { writeImport } from '../annotationImport/writeImport.ts'
import type { Work } from '../writing.ts'
import { chosenExport } from './chosenExport.ts'
import { withCitations } from './citing/withCitations.ts'
import { writtenFile } from './exportFile.ts'
import { readExport } from './readExport.ts'
import { readWords, type WordFormatName, wordFormatNames } from './readWords.ts'
import type { ExportVerification, VerifyExportInput } from './verification.ts'

/**
 * Exports, reads the file back and says what is not there, or not the same. A format that we import goes into a
 * project of its own that has the same texts; of others the words are looked for.
 */
export async function verifyExport(
  { format, template, citationStyle, bytes: made, ...choice }: VerifyExportInput,
  report: (progress: Progress) => void,
): Promise<ExportVerification> {
  const { input } = chosenExport(choice, report)
  const bytes = made ?? (await bytesOf(format, template, await withCitations(input, citationStyle)))
  if (isWordFormat(format))
    return { by: 'words', ...findWords(input, await readWords[format](bytes)) }
  if (format === 'csljson') return { by: 'import', ...compareSources(input, decode(bytes)) }
  const carried = format === 'qdc' ? codebookOf(input) : input
  const read = await readAnnotationFile({ name: 'verify', bytes, format })
  return { by: 'import', ...compareImported(carried, read) }
}

async function bytesOf(
  format: ExportFormatName,
  template: string | undefined,
  input: ExportInput,
): Promise<Uint8Array> {
  if (format === 'pdf') throw new AppError('internal', 'a PDF is printed, not written')
  return (await writtenFile(format, template, input)).bytes
}

function isWordFormat(format: ExportFormatName): format is WordFormatName {
  return wordFormatNames.some((name) => name === format)
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** A codebook says nothing of what it was used for. */
function codebookOf(input: ExportInput): ExportInput {
  return { ...input, documents: [], entities: [], relations: [], notes: [] }
}

/** That project is a file in a temporary folder: it goes away whatever happens. */
function compareImported(input: ExportInput, read: ImportedAnnotations): FoundWords {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-verify-'))
  try {
    const received = importedAgain(join(folder, 'scratch.variorum'), input, read)
    return { sent: countThings(input), differences: roundTripDifferences(input, received) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function importedAgain(path: string, sent: ExportInput, read: ImportedAnnotations): ExportInput {
  const at = sent.exportedAt
  const newId = () => uuidv7(Date.parse(at), randomBytes(10))
  const project = createProject(path, { name: sent.project.name, now: at, newId })
  try {
    const annotatorId = newId()
    const write = writerTo(project, { annotatorId, at, newId })
    write((work) => {
      insertAnnotator(work.tx, { ...nobody, id: annotatorId, createdAt: at })
      for (const document of sent.documents) insertSource(work, document)
    })
    const plan = planImport(project.db, read)
    write((work) => finish(writeImport(work, plan)))
    return readExport(project.db, undefined, at)
  } finally {
    project.close()
  }
}

/** In whose name the texts come in; whatever the file says of people makes its own. */
const nobody = { name: 'Verify', colour: '#515b6c', kind: 'import' } as const

function writerTo(project: Project, { annotatorId, at, newId }: Omit<Work, 'tx'>) {
  const operation = { code: 'export.verify', label: 'Verify', client: 'verify', annotatorId, at }
  return (body: (work: Work) => void) =>
    project.log.run(operation, (tx: Transaction) => body({ tx, annotatorId, at, newId }))
}

/** The same text under the same id; its bytes are of no use here. */
function insertSource({ tx, at, annotatorId, newId }: Work, document: ExportDocument): void {
  const { id, title, language, metadata, revision, capturedAt, text, content, blocks } = document
  const made = { createdAt: at, modifiedAt: at, deletedAt: null }
  insertDocument(tx, { id, title, language, metadata, ...made })
  const origin = {
    originalName: title,
    mediaType: 'text/plain',
    encoding: null,
    extractor: 'verify',
    extractorVersion: '1',
    report: [],
  }
  insertRevision(
    tx,
    { id: newId(), documentId: id, number: revision, capturedAt, annotatorId, ...origin },
    encodeRevision({ original: new Uint8Array(), text, content, blocks, pages: [] }),
  )
}
