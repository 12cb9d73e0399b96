import { z } from 'zod'
import { authorityOf } from '../../../core/export/authorityUri.ts'
import type { ImportedAnnotations, ImportedSource } from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { AppError } from '../../../core/model/error.ts'
import { Id } from '../../../core/model/id.ts'
import { type Archive, openArchive } from '../../importers/archive/openArchive.ts'
import { importPlainText } from '../../importers/importPlainText.ts'
import { latin1Of } from '../../importers/latin1Of.ts'
import { jsonOf } from '../jsonOf.ts'
import { type BratFile, type BratLegend, bratAnnotations } from './bratAnnotations.ts'
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
const nothing: Legend = { documents: [], codes: [], entities: [] }

/**
 * Stand-off of brat (https://brat.nlplab.org/standoff.html): a collection in a ZIP archive, each `.ann` with
 * its `.txt`. A text that stands in several folders is one document, and the folders are its readers.
 * @throws AppError unsupported when there is none in the archive; corrupt, too_large
 */
export async function readBrat(bytes: Uint8Array): Promise<ImportedAnnotations> {
  const archive = await openArchive(bytes)
  const report = new ImportReport()
  const names = archive.names.filter((name) => name.endsWith('.ann')).sort()
  if (names.length === 0 && !archive.names.some((name) => fileOf(name) === 'annotation.conf')) {
    throw new AppError('unsupported', 'there are no annotations of brat in the archive')
  }
  const legend = await legendOf(archive)
  const sources = new Map<string, ImportedSource>()
  const files: BratFile[] = []
  for (const name of names) {
    const path = name.slice(0, -'.ann'.length)
    const lines = bratLines(await archive.text(name), report)
    const source = await sourceOf(archive, `${path}.txt`, legend)
    if (source === null) report.add('brat_no_text', name)
    else if (!sources.has(source.key)) sources.set(source.key, source)
    const twins = names.filter((other) => fileOf(other) === fileOf(name))
    const reader = twins.length > 1 ? (path.split('/').at(-2) ?? null) : null
    const text = source?.extracted.text ?? ''
    files.push({ key: source?.key ?? null, path, text, reader, lines })
  }
  return {
    origin: 'brat',
    documentedUnit: 'code-point',
    annotations: files.flatMap((file) => bratAnnotations(file, usable(legend))),
    sources: [...sources.values()],
    codes: legend.codes.map(({ type: _type, ...code }) => ({ ...code, notes: [] })),
    entities: legend.entities.map(({ reference: _reference, authorities, ...entity }) => ({
      ...entity,
      authorities: Object.entries(authorities).map(([authority, id]) => ({ authority, id })),
      notes: [],
    })),
    documents: [],
    notes: [],
    report: report.lines(),
  }
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

async function legendOf(archive: Archive): Promise<Legend> {
  const name = archive.names.find((each) => fileOf(each) === 'variorum.json')
  if (name === undefined) return nothing
  // A file of somebody else's that is called so says nothing to us.
  return Legend.safeParse(jsonOf(await archive.text(name))).data ?? nothing
}

async function sourceOf(
  archive: Archive,
  name: string,
  { documents }: Legend,
): Promise<ImportedSource | null> {
  if (!archive.has(name)) return null
  const bytes = await archive.bytes(name)
  const extracted = importPlainText({ name, bytes })
  const file = fileOf(name).slice(0, -'.txt'.length)
  const own = documents.find((document) => document.file === file)
  return {
    // The same text under the same name is the same text, whoever's folder it is in.
    key: JSON.stringify([file, extracted.text]),
    id: own?.id ?? null,
    title: own?.title ?? file,
    metadata: own?.metadata ?? {},
    notes: [],
    name: fileOf(name),
    bytes,
    extracted,
    hasMark: latin1Of(bytes.subarray(0, 3)) === '\u00ef\u00bb\u00bf',
  }
}

function usable({ codes, entities }: Legend): BratLegend {
  const byType = new Map(codes.map((code) => [code.type, code]))
  const byReference = new Map(entities.map((entity) => [entity.reference, entity]))
  const isOwn = codes.length > 0 || entities.length > 0
  return {
    pathOf(type) {
      const code = byType.get(type)
      if (code !== undefined) return { path: code.path, id: code.id }
      return isOwn && type === 'Highlight' ? null : { path: [type], id: null }
    },
    mentionOf(uri, label) {
      const own = byReference.get(uri)
      const [, authority = '', id = ''] = /^([^:]+):(.*)$/.exec(uri) ?? []
      const known =
        authorityOf(uri) ?? (id === '' ? null : { authority: authority.toLowerCase(), id })
      return {
        uri,
        authority: own === undefined ? known : null,
        entityId: own?.id ?? null,
        label: own?.label ?? (label.trim() || null),
        type: own?.type ?? null,
        role: 'mention',
      }
    },
  }
}
