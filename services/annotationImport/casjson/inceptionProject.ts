import { z } from 'zod'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { AppError } from '../../../core/model/error.ts'
import { type Archive, openArchive } from '../../importers/archive/openArchive.ts'
import { jsonOf } from '../jsonOf.ts'
import type { CasFile, CasFiles } from './casFile.ts'

const settings = /^exportedproject[^/]*\.json$/
/** What INCEpTION calls plain text, whatever it takes for a sentence. */
const plainFormats: ReadonlySet<string> = new Set(['text', 'textlines'])

/** Before anybody annotated: the same text, and nothing of anybody's. */
const NOBODY = 'INITIAL_CAS'

const Settings = z.object({
  source_documents: z.array(z.object({ name: z.string(), format: z.string() })),
})

export function isInceptionProject({ names }: Archive): boolean {
  return names.some((name) => settings.test(name))
}

/**
 * What each reader of a project of INCEpTION (https://inception-project.github.io, project export) annotated, what was
 * curated as that of CURATION_USER. A file is the CAS itself or an archive of it. `instead` is what to do where the
 * project went out in another format.
 * @throws AppError unsupported, and as `openArchive`
 */
export async function inceptionFiles(
  archive: Archive,
  instead: string,
  report: ImportReport,
): Promise<CasFiles> {
  const files: CasFile[] = []
  const others: string[] = []
  for (const path of [...archive.names].sort()) {
    const [, document, reader] = /^(?:annotation|curation)\/(.+)\/([^/]+)\.\w+$/.exec(path) ?? []
    if (document === undefined || reader === undefined || reader === NOBODY) continue
    const inner = await casWithin(archive, path)
    if (inner === null) others.push(path)
    else files.push({ path, name: document, reader, bytes: inner })
  }
  if (files.length === 0) {
    const kinds = [...new Set(others.map((path) => path.slice(path.lastIndexOf('.'))))].join(', ')
    const what = kinds === '' ? 'nobody annotated in this project' : `its annotations are ${kinds}`
    throw new AppError('unsupported', `in this project of INCEpTION ${what}: ${instead}`)
  }
  for (const path of others) report.add('cas_other_file', path)
  const annotated = new Set(files.map(({ name }) => name))
  return { files, texts: await unannotatedTexts(archive, annotated, report) }
}

async function casWithin(archive: Archive, path: string): Promise<CasFile['bytes'] | null> {
  if (path.endsWith('.json')) return () => archive.bytes(path)
  if (!path.endsWith('.zip')) return null
  const open = async () => await openArchive(await archive.bytes(path))
  const name = (await open()).names.find((each) => each.endsWith('.json'))
  return name === undefined ? null : async () => (await open()).bytes(name)
}

/** Plain texts of the project that none of `annotated` is about, by their names. Of other formats only the report tells. */
async function unannotatedTexts(
  archive: Archive,
  annotated: ReadonlySet<string>,
  report: ImportReport,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const texts = new Map<string, Uint8Array>()
  const path = archive.names.find((name) => settings.test(name))
  const read = path === undefined ? null : Settings.safeParse(jsonOf(await archive.text(path))).data
  for (const { name, format } of read?.source_documents ?? []) {
    if (annotated.has(name)) continue
    const source = `source/${name}`
    if (plainFormats.has(format) && archive.has(source))
      texts.set(name, await archive.bytes(source))
    else report.add('inception_source', name)
  }
  return texts
}
