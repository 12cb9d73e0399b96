import type { Concordance } from '../../../core/api/codebookMethods.ts'
import type { Id } from '../../../core/model/id.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './RelationDialog.module.css'

/** A passage that may bear a relation out. */
export interface Candidate {
  readonly highlightId: Id
  readonly title: string
  readonly before: string
  readonly words: string
  readonly after: string
}

/** What is chosen, by the ids of the highlights: it stays in sight whatever else is offered. */
export type Cited = ReadonlyMap<Id, Candidate>

/** A mention with the words around it, as a passage to choose. */
export function candidateOf({ highlightId, title, left, match, right }: Concordance): Candidate {
  return { highlightId, title, before: left, words: match, after: right }
}

/** Which passages bear a relation out. */
export function EvidenceChoice({
  selected,
  isSelectedCited,
  onSelected,
  candidates,
  cited,
  onChange,
}: {
  /** The words selected in the text; empty where nothing is. */
  readonly selected: string
  readonly isSelectedCited: boolean
  onSelected(isCited: boolean): void
  readonly candidates: readonly Candidate[]
  readonly cited: Cited
  onChange(cited: Cited): void
}) {
  const set = (candidate: Candidate, isCited: boolean) => {
    const next = new Map(cited)
    if (isCited) next.set(candidate.highlightId, candidate)
    else next.delete(candidate.highlightId)
    onChange(next)
  }
  const isNone = cited.size === 0 && !isSelectedCited
  return (
    <fieldset className={styles['evidence']}>
      <legend>{messages['relation.evidence']}</legend>
      {isNone ? <p className={styles['none']}>{messages['relation.noneChosen']}</p> : null}
      <ul className={styles['passages']}>
        {selected === '' ? null : (
          <li>
            <label>
              <input
                type="checkbox"
                checked={isSelectedCited}
                onChange={(event) => onSelected(event.target.checked)}
              />
              <span dir="auto">
                <b>{selected}</b> <small>{messages['relation.selected']}</small>
              </span>
            </label>
          </li>
        )}
        {candidates.map((candidate) => (
          <li key={candidate.highlightId}>
            <label>
              <input
                type="checkbox"
                checked={cited.has(candidate.highlightId)}
                onChange={(event) => set(candidate, event.target.checked)}
              />
              <span dir="auto">
                {candidate.before}
                <b>{candidate.words}</b>
                {candidate.after} <small>{candidate.title}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
