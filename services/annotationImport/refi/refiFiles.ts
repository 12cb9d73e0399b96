import type { ImportReport } from '../../../core/export/importReport.ts'
import type { Archive } from '../../importers/archive/openArchive.ts'

/** The files that a project refers to, wherever its program put them in the archive. */
export interface RefiFiles {
  /** Null where the reference leads out of the archive or to nothing; the report says so. */
  read(reference: string | null): Promise<RefiFile | null>
}

export interface RefiFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * `internal://NAME` and a bare NAME are files of the folder `sources`, in any case, beside the project.
 * `relative:///` and `absolute:///` are files of the computer that exported: they are never opened.
 */
export function refiFiles(archive: Archive, projectName: string, report: ImportReport): RefiFiles {
  const folder = projectName.slice(0, projectName.lastIndexOf('/') + 1).toLowerCase()
  const byName = new Map(archive.names.map((name) => [name.toLowerCase(), name]))

  function entryOf(reference: string): string | undefined {
    const name = reference.replace(/^internal:\/\/\/?/i, '').toLowerCase()
    const places = [`${folder}sources/${name}`, `${folder}${name}`]
    return places.flatMap((place) => byName.get(place) ?? []).at(0)
  }

  return {
    async read(reference) {
      if (reference === null || reference === '') return null
      const name = /^(?:relative|absolute):/i.test(reference) ? undefined : entryOf(reference)
      if (name === undefined) {
        report.add('refi_file_missing', reference)
        return null
      }
      return { name: name.slice(name.lastIndexOf('/') + 1), bytes: await archive.bytes(name) }
    },
  }
}
