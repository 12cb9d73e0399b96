import { ImportReport } from '../../../core/export/importReport.ts'
import { parseJson } from '../../../core/export/parseJson.ts'
import { AppError } from '../../../core/model/error.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { sha256 } from '../../../db/sha256.ts'
import { type Archive, openArchive } from '../../importers/archive/openArchive.ts'
import { decodeText } from '../../importers/decodeText.ts'
import { latin1Of } from '../../importers/latin1Of.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'
import { type Cas, casOf, isOlderCas } from './cas.ts'
import type { CasFile, CasFiles } from './casFile.ts'
import { textsOf } from './casTexts.ts'
import { inceptionFiles, isInceptionProject } from './inceptionProject.ts'

/** How people get what can be read, whatever they have. */
const INSTEAD = 'export the format “UIMA CAS JSON 0.4.0”'

/** @throws AppError unsupported for what is no CAS in the JSON of now; invalid_input, too_large for what is no JSON */
export function readCas(bytes: Uint8Array, report: ImportReport): Cas {
  const { text } = decodeText(bytes)
  if (/^\s*</.test(text)) throw new AppError('unsupported', `XMI is not read: ${INSTEAD}`)
  if (/^#FORMAT=/.test(text)) throw new AppError('unsupported', `TSV is not read: ${INSTEAD}`)
  const json = parseJson(text)
  if (isOlderCas(json)) {
    throw new AppError('unsupported', `the JSON of UIMA before 0.4.0 is not read: ${INSTEAD}`)
  }
  const cas = casOf(json, report)
  if (cas === null) throw new AppError('unsupported', 'this is no UIMA CAS JSON')
  return cas
}

/** The files of an archive, or the only one there is. @throws AppError as `openArchive`; unsupported */
export async function casFilesIn(
  { name, bytes }: SourceFile,
  report: ImportReport,
): Promise<CasFiles> {
  if (latin1Of(bytes.subarray(0, 2)) !== 'PK') {
    const only = { path: name, name: stemOf(name), reader: null, bytes: async () => bytes }
    return { files: [only], texts: new Map() }
  }
  const archive = await openArchive(bytes)
  if (isInceptionProject(archive)) return await inceptionFiles(archive, INSTEAD, report)
  return { files: await filesOfReaders(archive), texts: new Map() }
}

/** The same text in several files is that of several readers: by the names of the files, else by those of the folders. */
async function filesOfReaders(archive: Archive): Promise<CasFile[]> {
  // Finder packs a hidden twin with every file.
  const paths = archive.names.filter((path) => /(?:^|\/)[^./][^/]*\.json$/i.test(path)).sort()
  const texts = new Map<string, string>()
  for (const path of paths) texts.set(path, await textIn(archive, path))
  const groups = [...groupBy(paths, (path) => texts.get(path) || path).values()]
  return groups.flatMap((same) => {
    const areNamed = new Set(same.map(stemOf)).size === same.length
    return same.map((path) => {
      const [stem, folder] = [stemOf(path), path.split('/').at(-2) ?? null]
      const reader = areNamed ? stem : folder
      const name = areNamed ? (folder ?? stem) : stem
      const isAlone = same.length === 1
      return {
        path,
        name: isAlone ? stem : name,
        reader: isAlone ? null : reader,
        bytes: () => archive.bytes(path),
      }
    })
  })
}

/** Which text it is; empty for a file without one, of which the reader of the file says what it is. */
async function textIn(archive: Archive, path: string): Promise<string> {
  const unheard = new ImportReport()
  try {
    const cas = readCas(await archive.bytes(path), unheard)
    const [first] = textsOf(cas, unheard).all
    return first === undefined ? '' : sha256(first.text)
  } catch (error) {
    if (error instanceof AppError) return ''
    throw error
  }
}

function stemOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1)
  return file.replace(/\.[a-z]+$/i, '') || file
}
