import type { ReportLine } from '../model/source.ts'
import { type ImportRemark, importText } from './importText.ts'

/** Counts what was tolerated, so that a thousand equal cases make one line. */
export class ImportReport {
  private readonly cases = new Map<ImportRemark, { count: number; details: Set<string> }>()

  /** `detail` names the case where the remark alone does not, e.g. the type of a selector. */
  add(remark: ImportRemark, detail?: string): void {
    const known = this.cases.get(remark) ?? { count: 0, details: new Set() }
    known.count += 1
    if (detail !== undefined && known.details.size < 10)
      known.details.add(detail.slice(0, 80).toWellFormed())
    this.cases.set(remark, known)
  }

  lines(): ReportLine[] {
    return [...this.cases].map(([remark, { count, details }]) => {
      const named = details.size === 0 ? '' : `: ${[...details].join(', ')}`
      return { code: remark, message: `${importText[remark]}${named} (${count})` }
    })
  }
}
