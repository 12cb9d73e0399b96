import { importedText } from '../core/export/importText.ts'
import type { Id } from '../core/model/id.ts'
import { keptReport } from '../core/model/keptReport.ts'
import type { ReportLine } from '../core/model/source.ts'
import type { Steps } from '../db/log/steps.ts'
import { insertImport } from '../db/stores/imports.ts'
import type { ImportRecord } from '../db/tables.ts'
import type { FileToKeep } from './fileToKeep.ts'
import type { Work } from './writing.ts'

/** What came of a file. */
export interface ImportOutcome {
  readonly kind: ImportRecord['kind']
  /** The documents that took something over. */
  readonly documentIds: readonly Id[]
  readonly counts: ImportRecord['counts']
  readonly report: readonly ReportLine[]
}

/**
 * Keeps a file and its report, within the operation that took something over from it: undo takes the record back
 * with the rest. A file that changed nothing leaves nothing.
 */
export function keepImport(work: Work, file: FileToKeep, outcome: ImportOutcome): void {
  if (work.tx.hasChanges()) keep(work, file, outcome)
}

/** The same of files that were read together: the first has the report, each of the others says so. */
export function* keepImports(
  work: Work,
  [first, ...beside]: readonly FileToKeep[],
  outcome: ImportOutcome,
): Steps<void> {
  if (first === undefined || !work.tx.hasChanges()) return
  const line = { code: 'read-with', message: importedText.readWith(first.name) }
  for (const file of beside) {
    yield
    keep(work, file, { ...outcome, counts: {}, report: [line] })
  }
  // The newest stands first in a list.
  keep(work, first, outcome)
}

function keep(work: Work, file: FileToKeep, outcome: ImportOutcome): void {
  const { tx, at, annotatorId, newId } = work
  const { name: originalName, original, ...facts } = file
  const report = keptReport(outcome.report)
  insertImport(
    tx,
    { id: newId(), originalName, ...facts, ...outcome, report, annotatorId, at },
    original,
  )
}
