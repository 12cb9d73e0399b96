import type { ImportedPerson, ImportedRelation } from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import type { Id } from '../../../core/model/id.ts'
import { RelationType } from '../../../core/model/relation.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { idOf } from '../importedIds.ts'
import { type Cas, featureOf, referenceOf, type Structure, stringOf } from './cas.ts'
import { makingIn } from './ownNotes.ts'

/** What one entity is to another, with those of its passages that are in this file. */
export function ownRelations(
  cas: Cas,
  reader: ImportedPerson,
  report: ImportReport,
): ImportedRelation[] {
  const structures = [...cas.structures.values()]
  const evidence = groupBy(
    structures.filter(({ type }) => type === 'variorum.Evidence'),
    (structure) => referenceOf(cas, structure, 'relation'),
  )
  return structures.flatMap((structure) => {
    if (structure.type !== 'variorum.Relation') return []
    const relation = relationOf(cas, structure, reader, report)
    if (relation === null) {
      report.add('cas_relation_incomplete')
      return []
    }
    const highlightIds = (evidence.get(structure) ?? []).flatMap(
      (cited) => idIn(referenceOf(cas, cited, 'highlight'), 'highlightId') ?? [],
    )
    return [{ ...relation, highlightIds }]
  })
}

/** The same relation from another file: what the first says of it, citing the passages of both. */
export function withPassagesOf(
  known: ImportedRelation | undefined,
  other: ImportedRelation,
): ImportedRelation {
  if (known === undefined) return other
  return { ...known, highlightIds: [...new Set([...known.highlightIds, ...other.highlightIds])] }
}

/** Null where an end is no entity of ours, both are one, or nothing is said. */
function relationOf(
  cas: Cas,
  structure: Structure,
  reader: ImportedPerson,
  report: ImportReport,
): Omit<ImportedRelation, 'highlightIds'> | null {
  const id = idIn(structure, 'relationId')
  const type = RelationType.safeParse(stringOf(structure, 'relationType'))
  const fromId = idIn(referenceOf(cas, structure, 'Governor'), 'entityId')
  const toId = idIn(referenceOf(cas, structure, 'Dependent'), 'entityId')
  if (id === null || !type.success || fromId === null || toId === null || fromId === toId) {
    return null
  }
  const making = makingIn(structure, reader, report)
  return {
    ...{ id, type: type.data, fromId, toId },
    directed: featureOf(structure, 'directed') !== false,
    ...making,
    modified: readInstant(featureOf(structure, 'modified'), report) ?? making.created,
  }
}

function idIn(structure: Structure | null, feature: string): Id | null {
  return structure === null ? null : idOf(stringOf(structure, feature))
}
