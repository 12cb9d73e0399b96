import type { ExportRelation } from '../../../core/export/exportModel.ts'
import type { Id } from '../../../core/model/id.ts'
import { required } from '../../../core/state/lookup.ts'
import type { CasBuilder } from './casBuilder.ts'

/** What a relation leads to: structures by the ids of what they are of. */
export interface RelationEnds {
  readonly entities: ReadonlyMap<Id, number>
  /** Of the passages in this file alone. */
  readonly highlights: ReadonlyMap<Id, number>
}

/** Relations, each with those of its passages that are in this file. */
export function addRelations(
  cas: CasBuilder,
  relations: readonly ExportRelation[],
  { entities, highlights }: RelationEnds,
): void {
  for (const { id, fromId, toId, highlightIds, ...said } of relations) {
    const { type, directed, annotator, annotatorId, created, modified } = said
    const relation = cas.add('variorum.Relation', {
      '@Governor': required(entities, fromId),
      '@Dependent': required(entities, toId),
      ...{ relationId: id, relationType: type, directed },
      ...{ annotator, annotatorId, created, modified },
    })
    for (const highlightId of highlightIds) {
      const highlight = highlights.get(highlightId)
      if (highlight === undefined) continue
      cas.add('variorum.Evidence', { '@relation': relation, '@highlight': highlight })
    }
  }
}
