import type { ImportedRelation } from '../../core/export/importedModel.ts'
import type { Id } from '../../core/model/id.ts'
import type { Steps } from '../../db/log/steps.ts'
import { entityById } from '../../db/stores/entities.ts'
import {
  evidenceOfRelation,
  insertRelation,
  insertRelationEvidence,
  relationById,
  relationSaying,
} from '../../db/stores/relations.ts'
import type { Work } from '../writing.ts'
import type { Cast } from './cast.ts'

/**
 * Writes the relations of a file between the entities of the project, citing the highlights that its annotations
 * have become. What is here already, by id or in the same words of the same annotator, cites more. Gives how many
 * could not be written: an end is not here or in the trash, both ends are one entity here, or the relation is here in
 * the trash or between others.
 */
export function* writeRelations(
  work: Work,
  relations: readonly ImportedRelation[],
  cast: Pick<Cast, 'annotator' | 'knownEntity'>,
  highlightIds: ReadonlyMap<string, Id>,
): Steps<number> {
  const { tx, at, newId } = work
  let left = 0
  for (const imported of relations) {
    yield
    const [fromId, toId] = [cast.knownEntity(imported.fromId), cast.knownEntity(imported.toId)]
    const relationId = ensureRelation(work, imported, fromId, toId, cast)
    if (relationId === null) {
      left++
      continue
    }
    const annotatorId = cast.annotator(imported.annotator)
    const createdAt = imported.created ?? at
    const cited = new Set(evidenceOfRelation(tx, relationId).map(({ highlightId }) => highlightId))
    for (const id of imported.highlightIds) {
      const highlightId = highlightIds.get(id)
      if (highlightId === undefined || cited.has(highlightId)) continue
      cited.add(highlightId)
      insertRelationEvidence(tx, { id: newId(), relationId, highlightId, annotatorId, createdAt })
    }
  }
  return left
}

/** The relation that is here, or else a new one; null where there can be none. */
function ensureRelation(
  { tx, at }: Work,
  imported: ImportedRelation,
  fromId: Id | undefined,
  toId: Id | undefined,
  cast: Pick<Cast, 'annotator'>,
): Id | null {
  const isLive = (id: Id | undefined) => id !== undefined && entityById(tx, id)?.deletedAt === null
  if (fromId === undefined || toId === undefined || fromId === toId) return null
  if (!isLive(fromId) || !isLive(toId)) return null
  const known = relationById(tx, imported.id)
  if (known !== undefined) {
    const isThis = known.deletedAt === null && known.fromId === fromId && known.toId === toId
    return isThis ? known.id : null
  }
  const { id, type, directed } = imported
  const said = { type, fromId, toId, directed, annotatorId: cast.annotator(imported.annotator) }
  const same = relationSaying(tx, said)
  if (same !== undefined) return same.id
  const createdAt = imported.created ?? at
  const stamps = { createdAt, modifiedAt: imported.modified ?? createdAt, deletedAt: null }
  insertRelation(tx, { id, ...said, ...stamps })
  return id
}
