import type { ExportEntity, ExportRelation } from '../../core/export/exportModel.ts'
import type { Annotation } from '../../core/model/annotation.ts'

/**
 * Relations between the first three entities: one that cites every annotation given, in words that formats take for
 * signs of theirs, one in another script, one both ways, one without a passage that reads like it.
 */
export function tortureRelations(
  [first, second, third]: readonly ExportEntity[],
  cited: readonly Annotation[],
): ExportRelation[] {
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error('three entities, please')
  }
  return [
    relation(1, [second, 'is "part of" | <b>&</b>', third], cited),
    relation(2, [third, 'مستشار', second], cited.slice(0, 1)),
    { ...relation(3, [first, '=near', second], cited.slice(1, 2)), directed: false },
    relation(4, [third, '=near', first], []),
  ]
}

function relation(
  number: number,
  [from, type, to]: readonly [ExportEntity, string, ExportEntity],
  cited: readonly Annotation[],
): ExportRelation {
  return {
    id: `01920000-0000-7000-9000-${String(number).padStart(12, '0')}`,
    ...{ type, fromId: from.id, toId: to.id, directed: true },
    ...{ annotatorId: '01920000-0000-7000-8000-000000000001', annotator: 'Ann' },
    created: '2026-03-02T10:00:00.000Z',
    modified: '2026-03-02T11:00:00.000Z',
    highlightIds: cited.map(({ id }) => id),
  }
}
