import type { ImportedRelation } from '../../core/export/importedModel.ts'
import type { Id } from '../../core/model/id.ts'
import type { Steps } from '../../db/log/steps.ts'
import { entityById } from '../../db/stores/entities.ts'
import {
  evidenceOfRelation,
  insertRelation,
  insertRelationEvidence,
  relationById,
} from '../../db/stores/relations.ts'
import { sameRelation } from '../relations.ts'
import type { Work } from '../writing.ts'
import type { Cast } from './cast.ts'

/**
 * Writes the relations of a file between the entities of the project, citing the highlights that its annotations
 * have become. What is here already, by id, is left alone; what its annotator says here already cites more.
 */
export function* writeRelations(
  work: Work,
  relations: readonly ImportedRelation[],
  cast: Pick<Cast, 'annotator' | 'knownEntity'>,
  highlightIds: ReadonlyMap<string, Id>,
): Steps<void> {
  const { tx, at, newId } = work
  for (const imported of relations) {
    yield
    if (relationById(tx, imported.id) !== undefined) continue
    const [fromId, toId] = [cast.knownEntity(imported.fromId), cast.knownEntity(imported.toId)]
    if (fromId === undefined || toId === undefined || fromId === toId) continue
    if ([fromId, toId].some((id) => entityById(tx, id)?.deletedAt !== null)) continue
    const { type, directed } = imported
    const annotatorId = cast.annotator(imported.annotator)
    const said = { type, fromId, toId, directed, annotatorId }
    const createdAt = imported.created ?? at
    const stamps = { createdAt, modifiedAt: imported.modified ?? createdAt, deletedAt: null }
    const relationId = sameRelation(tx, said) ?? imported.id
    if (relationId === imported.id) insertRelation(tx, { id: relationId, ...said, ...stamps })
    const cited = new Set(evidenceOfRelation(tx, relationId).map(({ highlightId }) => highlightId))
    for (const id of imported.highlightIds) {
      const highlightId = highlightIds.get(id)
      if (highlightId === undefined || cited.has(highlightId)) continue
      cited.add(highlightId)
      insertRelationEvidence(tx, { id: newId(), relationId, highlightId, annotatorId, createdAt })
    }
  }
}
