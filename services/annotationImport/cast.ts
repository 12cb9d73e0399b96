import type {
  ImportedAnnotations,
  ImportedEntity,
  ImportedMention,
  ImportedNote,
  ImportedPerson,
} from '../../core/export/importedModel.ts'
import type { Id } from '../../core/model/id.ts'
import { annotatorById, annotatorsByName, insertAnnotator } from '../../db/stores/annotators.ts'
import { codeById, listCodes, updateCode } from '../../db/stores/codes.ts'
import {
  entitiesByLabel,
  entityById,
  insertAlias,
  insertEntity,
  updateEntity,
} from '../../db/stores/entities.ts'
import { ensureCode } from '../codes.ts'
import { ensureEntity } from '../entities.ts'
import { type NoteColumns, noteColumns } from '../notes.ts'
import type { Work } from '../writing.ts'

/** Of people whose work was brought in. */
export const IMPORT_COLOUR = '#515b6c'

/** The people, codes and entities a file speaks of, found in the project or made. */
export interface Cast {
  annotator(person: ImportedPerson | null): Id
  entity(mention: ImportedMention): Id
  /** What an entity of the file has become; known once the codebook is in. */
  knownEntity(entityId: Id): Id | undefined
  /** Brings the file's codebook and entities in, with their notes. */
  codebook(writeNotes: (notes: readonly ImportedNote[], columns: NoteColumns) => void): void
}

export function createCast(
  work: Work,
  read: Pick<ImportedAnnotations, 'codes' | 'entities'>,
): Cast {
  const { tx, at, newId } = work
  const entityIds = new Map<Id, Id>()

  /** Joined by id; a name alone joins a person of that name, else makes an imported one. */
  function annotator(person: ImportedPerson | null): Id {
    if (person === null) return work.annotatorId
    const { id, name } = person
    if (id !== null && annotatorById(tx, id) !== undefined) return id
    const [known] = id === null ? annotatorsByName(tx, name) : []
    if (known !== undefined) return known.id
    const made = id ?? newId()
    insertAnnotator(tx, { id: made, name, colour: IMPORT_COLOUR, kind: 'import', createdAt: at })
    return made
  }

  function entity({ entityId, label, type, uri, authority }: ImportedMention): Id {
    const known = entityId === null ? undefined : entityIds.get(entityId)
    if (known !== undefined) return known
    const { id, authorities } = ensureEntity(work, {
      label: label ?? authority?.id ?? uri,
      type: type ?? 'other',
    })
    if (authority !== null && !(authority.authority in authorities)) {
      const changed = { ...authorities, [authority.authority]: authority.id }
      updateEntity(tx, id, { authorities: changed, modifiedAt: at })
    }
    return id
  }

  function importEntity(imported: ImportedEntity): Id {
    const { id, label, type, description, aliases } = imported
    if (entityById(tx, id) !== undefined) return id
    const [twin] = entitiesByLabel(tx, label, type)
    if (twin !== undefined) return twin.id
    const authorities = Object.fromEntries(
      imported.authorities.map(({ authority, id: known }) => [authority, known]),
    )
    const stamps = { createdAt: at, modifiedAt: at, deletedAt: null }
    insertEntity(tx, { id, label, type, description, authorities, ...stamps })
    for (const alias of aliases) insertAlias(tx, { id: newId(), entityId: id, label: alias })
    return id
  }

  function importCodes(writeNotes: Parameters<Cast['codebook']>[0]): void {
    for (const { id, path, colour, description, notes } of read.codes) {
      if (codeById(tx, id) !== undefined) continue
      const before = new Set(listCodes(tx).map((code) => code.id))
      const code = ensureCode(work, { path: [...path] })
      if (!before.has(code.id)) {
        updateCode(tx, code.id, { colour: colour ?? code.colour, description })
      }
      writeNotes(notes, noteColumns({ kind: 'code', id: code.id }))
    }
  }

  return {
    annotator,
    entity,
    knownEntity: (entityId) => entityIds.get(entityId),
    codebook(writeNotes) {
      importCodes(writeNotes)
      for (const imported of read.entities) {
        const id = importEntity(imported)
        entityIds.set(imported.id, id)
        writeNotes(imported.notes, noteColumns({ kind: 'entity', id }))
      }
    },
  }
}
