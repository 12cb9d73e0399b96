import { z } from 'zod'
import type { ImportReport } from '../../../core/export/importReport.ts'
import type { ForeignDatabase } from '../../../db/readForeign.ts'
import { ForeignKey, ForeignText, rowsOf } from '../foreignRows.ts'

const made = { owner: ForeignText, date: ForeignText, memo: ForeignText }
const place = { fid: z.int(), pos0: z.int().min(0), pos1: z.int().min(0) }

const shapes = {
  project: z.object({ memo: ForeignText }),
  source: z.object({ id: z.int(), name: z.string(), fulltext: z.string().nullish(), ...made }),
  code_cat: z.object({
    catid: z.int(),
    name: z.string(),
    supercatid: ForeignKey,
    memo: ForeignText,
  }),
  code_name: z.object({
    cid: z.int(),
    name: z.string(),
    memo: ForeignText,
    catid: ForeignKey,
    supercid: ForeignKey,
    color: ForeignText,
  }),
  code_text: z.object({ ctid: z.int(), cid: z.int(), seltext: ForeignText, ...place, ...made }),
  annotation: z.object({ anid: z.int(), ...place, ...made }),
  journal: z.object({
    name: ForeignText,
    jentry: ForeignText,
    owner: ForeignText,
    date: ForeignText,
  }),
  cases: z.object({ caseid: z.int(), name: z.string(), ...made }),
  case_text: z.object({ id: z.int(), caseid: z.int(), ...place, ...made }),
  attribute: z.object({
    name: z.string(),
    attr_type: ForeignText,
    value: z.union([z.string(), z.number()]).nullish(),
    id: z.int(),
  }),
} as const

type Shapes = typeof shapes
export type QualcoderRow<Table extends keyof Shapes> = z.output<Shapes[Table]>

/** Every table that is read, by name; columns are found by name because versions have more or fewer. */
export interface QualcoderRows {
  readonly project: readonly QualcoderRow<'project'>[]
  readonly sources: readonly QualcoderRow<'source'>[]
  readonly categories: readonly QualcoderRow<'code_cat'>[]
  readonly codes: readonly QualcoderRow<'code_name'>[]
  readonly codings: readonly QualcoderRow<'code_text'>[]
  readonly annotations: readonly QualcoderRow<'annotation'>[]
  readonly journal: readonly QualcoderRow<'journal'>[]
  readonly cases: readonly QualcoderRow<'cases'>[]
  readonly caseTexts: readonly QualcoderRow<'case_text'>[]
  readonly attributes: readonly QualcoderRow<'attribute'>[]
}

export function readRows(database: ForeignDatabase, report: ImportReport): QualcoderRows {
  const rows = <Row>(table: string, shape: z.ZodType<Row>) => rowsOf(database, table, shape, report)
  return {
    project: rows('project', shapes.project),
    sources: rows('source', shapes.source),
    categories: rows('code_cat', shapes.code_cat),
    codes: rows('code_name', shapes.code_name),
    codings: rows('code_text', shapes.code_text),
    annotations: rows('annotation', shapes.annotation),
    journal: rows('journal', shapes.journal),
    cases: rows('cases', shapes.cases),
    caseTexts: rows('case_text', shapes.case_text),
    attributes: rows('attribute', shapes.attribute),
  }
}
