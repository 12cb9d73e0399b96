import { z } from 'zod'
import { authorityOf } from '../../../core/export/authorityUri.ts'
import type { ImportedAnnotations, ImportedSource } from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { AppError } from '../../../core/model/error.ts'
import { Id } from '../../../core/model/id.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { codePointOffsets } from '../../../core/text/offsets.ts'
import { sha256 } from '../../../db/sha256.ts'
import { UNCODED } from '../../exporters/brat/bratTypes.ts'
import type { Archive } from '../../importers/archive/openArchive.ts'
import { importPlainText } from '../../importers/importPlainText.ts'
import { signatureOf } from '../../importers/unicodeSignature.ts'
import { jsonOf } from '../jsonOf.ts'
import { type BratFile, type BratLegend, bratAnnotations } from './bratAnnotations.ts'
import { bratKey } from './bratKey.ts'
import { bratLines } from './bratLines.ts'

const Legend = z.object({
  documents: z.array(
    z.object({
      file: z.string(),
      id: Id,
      title: z.string(),
      metadata: z.record(z.string(), z.unknown()),
    }),
  ),
  codes: z.array(
    z.object({
      type: z.string(),
      id: Id,
      path: z.array(z.string()).min(1),
      colour: z.string(),
      description: z.string(),
    }),
  ),
  entities: z.array(
    z.object({
      reference: z.string(),
      id: Id,
      label: z.string(),
      type: z.string(),
      description: z.string(),
      aliases: z.array(z.string()),
      authorities: z.record(z.string(), z.string()),
    }),
  ),
})
type Legend = z.infer<typeof Legend>

/** Of UTF-8. */
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/**
 * Stand-off of brat (https://brat.nlplab.org/standoff.html): each `.ann` with its `.txt`, where that is there. A
 * text that stands in several folders is one document, and the folders are its readers.
 * @throws AppError unsupported when there is none in the archive; corrupt, too_large
 */
export async function readBrat(archive: Archive): Promise<ImportedAnnotations> {
  const report = new ImportReport()
  // Finder packs a hidden twin with every file.
  const isFile = (name: string) => name.endsWith('.ann') && !fileOf(name).startsWith('.')
  const names = archive.names.filter(isFile).sort()
  if (names.length === 0 && !archive.names.some((name) => fileOf(name) === 'annotation.conf')) {
    throw new AppError('unsupported', 'there are no annotations of brat in it')
  }
  const own = await legendOf(archive)
  const { documents, codes, entities } = own ?? { documents: [], codes: [], entities: [] }
  const byFile = new Map(documents.map((document) => [document.file, document]))
  const sources = new Map<string, ImportedSource>()
  const files: Omit<BratFile, 'reader'>[] = []
  for (const name of names) {
    const path = name.slice(0, -'.ann'.length)
    const lines = bratLines(await archive.text(name), report)
    const source = await sourceOf(archive, path, byFile.get(fileOf(path)))
    if (source === null) report.add('brat_no_text', name)
    else if (!sources.has(source.key)) sources.set(source.key, source)
    const wordsOf = wordsIn(source?.extracted.text ?? '')
    files.push({ key: source?.key ?? fileOf(path), path, wordsOf, lines })
  }
  for (const name of textsAlone(archive)) report.add('brat_text_alone', name)
  const legend = legendFor(own)
  return {
    origin: 'brat',
    documentedUnit: 'code-point',
    annotations: withReaders(files).flatMap((file) => bratAnnotations(file, legend)),
    sources: [...sources.values()],
    codes: codes.map(({ type: _type, ...code }) => ({ ...code, notes: [] })),
    entities: entities.map(({ reference: _reference, authorities, ...entity }) => ({
      ...entity,
      authorities: Object.entries(authorities).map(([authority, id]) => ({ authority, id })),
      notes: [],
    })),
    documents: [],
    notes: [],
    report: report.lines(),
  }
}

function wordsIn(text: string): BratFile['wordsOf'] {
  const { toUtf16 } = codePointOffsets(text)
  return (start, end) => text.slice(toUtf16(start), toUtf16(end))
}

/** A text that stands in one folder alone does not tell whose that is. */
function withReaders(files: readonly Omit<BratFile, 'reader'>[]): BratFile[] {
  const byText = groupBy(files, ({ key }) => key)
  return [...byText.values()].flatMap((same) =>
    same.map((file) => ({
      ...file,
      reader: same.length > 1 ? (file.path.split('/').at(-2) ?? null) : null,
    })),
  )
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function textsAlone({ names, has }: Archive): string[] {
  const isText = (name: string) => name.endsWith('.txt') && !fileOf(name).startsWith('.')
  return names.filter((name) => isText(name) && !has(name.replace(/txt$/, 'ann')))
}

/** Null where the collection is none of ours. */
async function legendOf(archive: Archive): Promise<Legend | null> {
  const name = archive.names.find((each) => fileOf(each) === 'variorum.json')
  if (name === undefined) return null
  // A file of somebody else's that is called so says nothing to us.
  return Legend.safeParse(jsonOf(await archive.text(name))).data ?? null
}

async function sourceOf(
  archive: Archive,
  path: string,
  own: Legend['documents'][number] | undefined,
): Promise<ImportedSource | null> {
  if (!archive.has(`${path}.txt`)) return null
  const read = await archive.bytes(`${path}.txt`)
  // We write no byte order mark: what looks like one is the first sign of a text, which brat counts.
  const bytes = own === undefined || signatureOf(read) === null ? read : Buffer.concat([MARK, read])
  const file = fileOf(path)
  const name = `${file}.txt`
  const extracted = importPlainText({ name, bytes })
  return {
    key: bratKey(file, sha256(extracted.text)),
    id: own?.id ?? null,
    title: own?.title ?? file,
    metadata: own?.metadata ?? {},
    ...{ notes: [], name, bytes, extracted },
    hasMark: own === undefined && signatureOf(read) !== null,
  }
}

function legendFor(own: Legend | null): BratLegend {
  const { codes, entities } = own ?? { codes: [], entities: [] }
  const byType = new Map(codes.map((code) => [code.type, code]))
  const byReference = new Map(entities.map((entity) => [entity.reference, entity]))
  return {
    pathOf(type) {
      const code = byType.get(type)
      if (code !== undefined) return { path: code.path, id: code.id }
      return own !== null && type === UNCODED ? null : { path: [type], id: null }
    },
    mentionOf(uri, label) {
      const entity = byReference.get(uri)
      const [, authority = '', id = ''] = /^([^:]+):(.*)$/.exec(uri) ?? []
      const known =
        authorityOf(uri) ?? (id === '' ? null : { authority: authority.toLowerCase(), id })
      return {
        uri,
        authority: entity === undefined ? known : null,
        entityId: entity?.id ?? null,
        label: entity?.label ?? (label.trim() || null),
        type: entity?.type ?? null,
        role: 'mention',
      }
    },
  }
}
