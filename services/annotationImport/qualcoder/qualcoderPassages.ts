import type { ImportedAnnotation, ImportedEntity } from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import { labels } from '../../labels.ts'
import { annotationOn, type Making, notesOfText } from '../foreignAnnotation.ts'
import { madeId } from '../importedIds.ts'
import type { QualcoderCodes } from './qualcoderCodes.ts'
import type { QualcoderRow, QualcoderRows } from './qualcoderRows.ts'

/** The owner and the time of a row. Times are local to whoever wrote them, and say so nowhere. */
export function makingOf(
  { owner, date }: { readonly owner: string; readonly date: string },
  report: ImportReport,
): Making {
  const name = owner.trim() || labels.unnamedAuthor
  return { annotator: { id: null, name }, created: readInstant(date || undefined, report) }
}

/** Codings of one passage by one person are one highlight with several codes. */
export function codedPassages(
  { codings }: QualcoderRows,
  codes: QualcoderCodes,
  report: ImportReport,
): ImportedAnnotation[] {
  const groups = Map.groupBy(codings, ({ fid, pos0, pos1, owner }) =>
    JSON.stringify([fid, pos0, pos1, owner]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [codedPassage(first, group, codes, report)]
  })
}

function codedPassage(
  first: QualcoderRow<'code_text'>,
  group: readonly QualcoderRow<'code_text'>[],
  codes: QualcoderCodes,
  report: ImportReport,
): ImportedAnnotation {
  const passage = {
    id: `qualcoder ${first.ctid}`,
    key: String(first.fid),
    start: first.pos0,
    end: first.pos1,
    words: first.seltext,
    ...makingOf(first, report),
  }
  const made = group.map((coding) => ({ coding, making: makingOf(coding, report) }))
  return annotationOn(passage, {
    codings: made.flatMap(({ coding: { cid }, making }) => {
      const path = codes.pathOf(cid)
      if (path === null) report.add('refi_code_unknown')
      return path === null ? [] : [{ path, codeId: null, ...making }]
    }),
    notes: made.flatMap(({ coding: { ctid, memo }, making }) =>
      notesOfText(['qualcoder memo', ctid], memo, making),
    ),
  })
}

/** An annotation of QualCoder is a note on a passage without a code. */
export function notedPassages(
  { annotations }: QualcoderRows,
  report: ImportReport,
): ImportedAnnotation[] {
  return annotations.map((row) => {
    const { anid, fid, pos0: start, pos1: end, memo } = row
    const making = makingOf(row, report)
    const passage = { id: `qualcoder note ${anid}`, key: String(fid), start, end, words: '' }
    const notes = notesOfText(['qualcoder annotation', anid], memo, making)
    return annotationOn({ ...passage, ...making }, { notes })
  })
}

export interface QualcoderCases {
  readonly entities: readonly ImportedEntity[]
  readonly annotations: readonly ImportedAnnotation[]
}

/** A case is an entity; the passages assigned to it mention it, a whole text is a note on it. */
export function readCases(rows: QualcoderRows, report: ImportReport): QualcoderCases {
  const lengths = new Map(
    rows.sources.map(({ id, fulltext }) => [id, [...(fulltext ?? '')].length]),
  )
  const titles = new Map(rows.sources.map(({ id, name }) => [id, name]))
  // QualCoder assigns a whole text as far as its last character but one.
  const isWhole = ({ fid, pos0, pos1 }: QualcoderRow<'case_text'>) =>
    pos0 === 0 && pos1 >= (lengths.get(fid) ?? Number.POSITIVE_INFINITY) - 1
  const entities = rows.cases.map((row): ImportedEntity => {
    const values = valuesOf(rows, 'case', row.caseid)
    const whole = rows.caseTexts
      .filter((text) => text.caseid === row.caseid && isWhole(text))
      .map(({ fid }) => titles.get(fid) ?? '?')
    return {
      id: madeId('qualcoder case', row.name),
      label: row.name.trim() || '?',
      type: 'case',
      description: [row.memo.trim(), values].filter((part) => part !== '').join('\n'),
      aliases: [],
      authorities: [],
      notes: notesOfText(['qualcoder whole', row.name], whole.join('\n'), makingOf(row, report)),
    }
  })
  const byCase = new Map(rows.cases.map(({ caseid }, index) => [caseid, entities[index]]))
  const annotations = rows.caseTexts.flatMap((text) => {
    const entity = byCase.get(text.caseid)
    return entity === undefined || isWhole(text) ? [] : [mention(text, entity, report)]
  })
  return { entities, annotations }
}

function mention(
  text: QualcoderRow<'case_text'>,
  { id: entityId, label, type }: ImportedEntity,
  report: ImportReport,
): ImportedAnnotation {
  const making = makingOf(text, report)
  const { fid, pos0: start, pos1: end, memo } = text
  const passage = { id: `qualcoder case ${text.id}`, key: String(fid), start, end, words: '' }
  return annotationOn(
    { ...passage, ...making },
    {
      mentions: [{ uri: label, authority: null, entityId, label, type, role: 'mention' }],
      notes: notesOfText(['qualcoder case memo', text.id], memo, making),
    },
  )
}

/** Lines "name: value" of a case or a file. */
export function valuesOf({ attributes }: QualcoderRows, kind: string, id: number): string {
  return attributes
    .filter((each) => each.attr_type === kind && each.id === id)
    .map(({ name, value }) => `${name}: ${value ?? ''}`)
    .join('\n')
}
