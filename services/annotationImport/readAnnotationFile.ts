import type { AnnotationFormatName } from '../../core/api/outcomeMethods.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { AppError } from '../../core/model/error.ts'
import { decodeText } from '../importers/decodeText.ts'
import { fileFormatOf } from '../importers/fileFormat.ts'
import { latin1Of } from '../importers/latin1Of.ts'
import type { SourceFile } from '../importers/sourceFile.ts'
import { isStandOff } from './brat/isStandOff.ts'

/** A file of annotations, as a job is told it. */
export interface AnnotationFile extends SourceFile {
  /** Files that were chosen with it, or lie beside it and belong to it. */
  readonly beside?: readonly SourceFile[] | undefined
  /** Left out = found out from the file. */
  readonly format?: AnnotationFormatName | undefined
}

type Reader = (file: AnnotationFile) => ImportedAnnotations | Promise<ImportedAnnotations>

const readJson: Reader = async ({ bytes }) => {
  const { readJsonLd } = await import('../../core/export/readJsonLd.ts')
  const { text, report } = decodeText(bytes)
  const read = readJsonLd(text)
  return { ...read, report: [...report, ...read.report] }
}

/** What reads each format. Loaded on first use: JSON does not pay for archives. */
const readers: Readonly<Record<AnnotationFormatName, Reader>> = {
  jsonld: readJson,
  hypothesis: readJson,
  qdpx: async ({ bytes }) => (await import('./refi/readQdpx.ts')).readQdpx(bytes),
  qdc: async ({ bytes }) => (await import('./refi/readQdc.ts')).readQdc(bytes),
  brat: async ({ name, bytes, beside = [] }) => {
    const { bratCollection } = await import('./brat/bratCollection.ts')
    const { readBrat } = await import('./brat/readBrat.ts')
    return readBrat(await bratCollection([{ name, bytes }, ...beside]))
  },
  casjson: async (file) => (await import('./casjson/readCasJson.ts')).readCasJson(file),
  tei: async (file) => (await import('./tei/readTei.ts')).readTei(file),
  taguette: readDatabase,
  qualcoder: readDatabase,
}

/** Reads and understands a file of annotations. @throws AppError unsupported, corrupt, too_large, invalid_input */
export async function readAnnotationFile(file: AnnotationFile): Promise<ImportedAnnotations> {
  const areSeveral = (file.beside ?? []).length > 0
  const format = file.format ?? (areSeveral ? 'brat' : await formatOf(file))
  if (areSeveral && format !== 'brat') {
    throw new AppError('unsupported', 'several files are read together only as stand-off of brat')
  }
  return readers[format](file)
}

/** By what is in it; names are not to be relied on. Which program made a database its tables say. */
async function formatOf(file: SourceFile): Promise<AnnotationFormatName> {
  const { bytes } = file
  const head = latin1Of(bytes.subarray(0, 1024)).replaceAll('\0', '')
  if (head.startsWith('SQLite format 3')) return 'qualcoder'
  if (head.startsWith('PK')) return formatOfArchive(bytes)
  if (/^[^\w<{[]*\{\s*"%[A-Z]/.test(head)) return 'casjson'
  if (fileFormatOf('', bytes)?.kind === 'tei') return 'tei'
  if (/^[^\w<{[]*</.test(head)) return 'qdc'
  if (isStandOff(file)) return 'brat'
  if (/^[^\w<{[]*[{[]/.test(head)) return 'jsonld'
  throw new AppError(
    'unsupported',
    `no annotations that can be read; what can be imported: ${readable}`,
  )
}

const readable =
  'Web Annotations and Hypothesis (JSON), REFI-QDA (QDPX, QDC), stand-off of brat, UIMA CAS JSON 0.4.0, CATMA and TEI, projects of Taguette and QualCoder'

/** Where QualCoder keeps a project: `data.qda` in a folder, which people pack to send it. */
const packedDatabase = /(?:^|\/)data\.qda$/i

/** What tells whose archive it is, whatever else is packed with it. */
const packed: readonly (readonly [AnnotationFormatName, RegExp])[] = [
  ['qualcoder', packedDatabase],
  ['qdpx', /\.qde$/i],
  ['brat', /\.ann$|(?:^|\/)annotation\.conf$/],
  ['casjson', /\.json$/i],
]

async function formatOfArchive(bytes: Uint8Array): Promise<AnnotationFormatName> {
  const { openArchive } = await import('../importers/archive/openArchive.ts')
  const { names } = await openArchive(bytes)
  const found = packed.find(([, pattern]) => names.some((name) => pattern.test(name)))
  return found?.[0] ?? 'qdpx'
}

async function unpackedDatabase(bytes: Uint8Array): Promise<Uint8Array> {
  const { openArchive } = await import('../importers/archive/openArchive.ts')
  const archive = await openArchive(bytes)
  const name = archive.names.find((each) => packedDatabase.test(each))
  if (name === undefined) throw new AppError('unsupported', 'there is no project in the archive')
  return archive.bytes(name)
}

async function readDatabase({ bytes, format }: AnnotationFile): Promise<ImportedAnnotations> {
  const { readForeign } = await import('../../db/readForeign.ts')
  const { readTaguette } = await import('./taguette/readTaguette.ts')
  const { readQualcoder } = await import('./qualcoder/readQualcoder.ts')
  const isPacked = latin1Of(bytes.subarray(0, 2)) === 'PK'
  const database = isPacked ? await unpackedDatabase(bytes) : bytes
  return readForeign(database, (tables) => {
    if (format !== 'qualcoder' && tables.has('highlight_tags')) return readTaguette(tables)
    if (format !== 'taguette' && tables.has('code_text')) return readQualcoder(tables)
    throw new AppError('unsupported', 'this is no project of Taguette or QualCoder')
  })
}
