import type { CitedPassage, RelationView } from '../core/api/relationMethods.ts'
import type { Id } from '../core/model/id.ts'
import { relationFlag } from '../core/model/relation.ts'
import { groupBy } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { requiredAnnotator } from '../db/stores/annotators.ts'
import { requiredEntity } from '../db/stores/entities.ts'
import { citedPassages, listRelations, type RelationsOf } from '../db/stores/relations.ts'

/** Live relations with what they cite. */
export function relationViews(db: Reader, of: RelationsOf): RelationView[] {
  const cited = groupBy(citedPassages(db, of), ({ relationId }) => relationId)
  const entities = new Map<Id, RelationView['from']>()
  const entityOf = (id: Id) => {
    const entity = entities.get(id) ?? relatedEntity(db, id)
    entities.set(id, entity)
    return entity
  }
  return listRelations(db, of).map((relation) => {
    const evidence = (cited.get(relation.id) ?? []).map(
      ({ relationId: _, start, end, ...passage }): CitedPassage => ({
        ...passage,
        range: start === null || end === null ? null : [start, end],
      }),
    )
    const { id, type, directed, annotatorId, createdAt, modifiedAt } = relation
    return {
      ...{ id, type, directed, annotatorId, evidence },
      from: entityOf(relation.fromId),
      to: entityOf(relation.toId),
      annotator: requiredAnnotator(db, annotatorId).name,
      created: createdAt,
      modified: modifiedAt,
      flag: relationFlag(evidence),
    }
  })
}

function relatedEntity(db: Reader, entityId: Id): RelationView['from'] {
  const { id, label, type } = requiredEntity(db, entityId)
  return { id, label, type }
}
