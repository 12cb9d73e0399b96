import type { ExportInput } from '../../core/export/exportModel.ts'
import {
  narrowedEvidenceText,
  narrowedOthersText,
  narrowedRelationsText,
  narrowedText,
} from '../../core/export/exportText.ts'
import type { NarrowedExport } from '../../core/export/narrowExport.ts'
import type { Id } from '../../core/model/id.ts'
import type { ReportLine } from '../../core/model/source.ts'
import type { Reader } from '../../db/connection.ts'
import { citedPassages, listRelations } from '../../db/stores/relations.ts'

/** What the project says of its relations, whatever of them goes out. */
export interface AllRelations {
  readonly count: number
  /** For each passage that is cited, the relation that cites it. */
  readonly citing: readonly Id[]
}

export function allRelations(db: Reader): AllRelations {
  return {
    count: listRelations(db, {}).length,
    citing: citedPassages(db, {}).map(({ relationId }) => relationId),
  }
}

/** What a choice leaves out of an export that would carry it; empty when nothing. */
export function leftOutLines(
  whole: ExportInput,
  { input, leftOut }: NarrowedExport,
  relations: AllRelations,
): ReportLine[] {
  const others = {
    documents: whole.documents.length - input.documents.length,
    codes: whole.codes.length - input.codes.length,
    entities: whole.entities.length - input.entities.length,
    notes: whole.notes.length - input.notes.length,
  }
  const relationsOut = relations.count - input.relations.length
  const evidenceOut = evidenceLeftOut(input, relations)
  const lines = [
    { code: 'narrowed', count: leftOut, message: narrowedText(leftOut) },
    {
      code: 'narrowed_others',
      count: Math.max(...Object.values(others)),
      message: narrowedOthersText(others),
    },
    {
      code: 'narrowed_relations',
      count: relationsOut,
      message: narrowedRelationsText(relationsOut),
    },
    { code: 'narrowed_evidence', count: evidenceOut, message: narrowedEvidenceText(evidenceOut) },
  ]
  return lines.filter(({ count }) => count > 0).map(({ code, message }) => ({ code, message }))
}

/** Passages that relations of the export cite, and that are not in it. */
function evidenceLeftOut({ relations }: ExportInput, { citing }: AllRelations): number {
  const exported = new Set(relations.map(({ id }) => id))
  const cited = citing.filter((id) => exported.has(id)).length
  return cited - relations.reduce((sum, { highlightIds }) => sum + highlightIds.length, 0)
}
