import type { Annotation, CodingView } from '../../../core/model/annotation.ts'
import type { Id, Instant } from '../../../core/model/id.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import type { ForeignRow } from '../../../db/writeForeign.ts'
import { loginOf, OWNER, type Tag } from './taguetteNames.ts'

/** What somebody did, as Taguette logs it: the one place where it says who and when. */
export interface Command {
  readonly at: Instant
  readonly login: string
  /** Of the table of documents. */
  readonly document: number | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** A highlight of Taguette: one part of a passage, its ends in bytes. */
export interface TaguetteHighlight {
  readonly id: number
  readonly document: number
  readonly start: number
  readonly end: number
  readonly snippet: string
}

export function tagAdded({ id, path, description, created }: Tag): Command {
  const payload = { description, tag_id: id, tag_path: path, type: 'tag_add' }
  return { at: created, login: OWNER, document: null, payload }
}

/** The name of a document, its description and its direction are in the log as in the table. */
export function documentAdded(document: number, at: Instant, named: ForeignRow): Command {
  const { name, description, text_direction } = named
  const payload = { description, document_name: name, text_direction, type: 'document_add' }
  return { at, login: OWNER, document, payload }
}

/**
 * Taguette logs a highlight with its tags when it is made, and once more whenever its tags change: whose name
 * stands where a tag first appears gave it. No change is told before the making.
 */
export function highlightAdded(
  { id, document, start, end }: TaguetteHighlight,
  { annotator, created, codings }: Pick<Annotation, 'annotator' | 'created' | 'codings'>,
  tags: ReadonlyMap<Id, Tag>,
): Command[] {
  const given = new Set<number>()
  const making = JSON.stringify([created, annotator])
  const steps = groupBy(codings.toSorted(byTime), (coding) =>
    JSON.stringify([coding.created, coding.annotator]),
  )
  const others = [...steps].filter(([step]) => step !== making).map(([, coded]) => coded)
  return [steps.get(making) ?? [], ...others].flatMap((coded, index) => {
    const before = given.size
    for (const tag of tagIds(coded, tags)) given.add(tag)
    const [first] = coded
    if (index > 0 && given.size === before) return []
    const at = first !== undefined && first.created > created ? first.created : created
    const login = loginOf(index === 0 ? annotator : (first?.annotator ?? annotator))
    const all = [...given].sort((left, right) => left - right)
    const ends = { end_offset: end, highlight_id: id, start_offset: start }
    return [{ at, login, document, payload: { ...ends, tags: all, type: 'highlight_add' } }]
  })
}

/** Once each, in the order of the codings. */
export function tagIds(codings: readonly CodingView[], tags: ReadonlyMap<Id, Tag>): number[] {
  return [...new Set(codings.flatMap(({ codeId }) => tags.get(codeId)?.id ?? []))]
}

function byTime(left: CodingView, right: CodingView): number {
  return left.created < right.created ? -1 : Number(left.created > right.created)
}

/** As rows, in the order of their times. */
export function commandRows(commands: readonly Command[], project: number): ForeignRow[] {
  return commands
    .toSorted((left, right) => (left.at < right.at ? -1 : Number(left.at > right.at)))
    .map(({ at, login, document, payload }, index) => ({
      id: index + 1,
      date: dateTimeOf(at),
      user_login: login,
      project_id: project,
      document_id: document,
      payload: JSON.stringify(payload),
    }))
}

/** As SQLAlchemy keeps a time in SQLite: UTC, to the microsecond. */
export function dateTimeOf(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 23)}000`
}
