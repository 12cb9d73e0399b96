import { AppError } from '../../../core/model/error.ts'
import { type Archive, looseFiles, openArchive } from '../../importers/archive/openArchive.ts'
import { latin1Of } from '../../importers/latin1Of.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'
import { isStandOff } from './isStandOff.ts'

const part = /\.(?:ann|txt|conf)$|(?:^|\/)variorum\.json$/

/**
 * A collection of brat: a ZIP archive, or files as they lie in a folder. One file alone is stand-off, whatever
 * it is called.
 * @throws AppError unsupported for a file that is no part of one, invalid_input for two of one name; as `openArchive`
 */
export async function bratCollection(files: readonly SourceFile[]): Promise<Archive> {
  const [only, ...others] = files
  if (only === undefined || others.length > 0) return loose(files)
  if (latin1Of(only.bytes.subarray(0, 2)) === 'PK') return openArchive(only.bytes)
  return loose([{ ...only, name: only.name.endsWith('.ann') ? only.name : `${only.name}.ann` }])
}

function loose(files: readonly SourceFile[]): Archive {
  const byName = new Map<string, Uint8Array>()
  for (const file of files) {
    const { name, bytes } = file
    if (!part.test(name) || (name.endsWith('.ann') && !isStandOff(file))) {
      const message = `${name} is no file of a collection of brat; any other file comes in by itself`
      throw new AppError('unsupported', message)
    }
    if (byName.has(name)) throw new AppError('invalid_input', `two files are called ${name}`)
    byName.set(name, bytes)
  }
  return looseFiles(byName)
}
