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
  readonly cited: ReadonlySet<Id>
  onChange(cited: ReadonlySet<Id>): void
}) {
  const set = (id: Id, isCited: boolean) => {
    const next = new Set(cited)
    if (isCited) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  const isNone = cited.size === 0 && !(selected !== '' && isSelectedCited)
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
        {candidates.map(({ highlightId, title, before, words, after }) => (
          <li key={highlightId}>
            <label>
              <input
                type="checkbox"
                checked={cited.has(highlightId)}
                onChange={(event) => set(highlightId, event.target.checked)}
              />
              <span dir="auto">
                {before}
                <b>{words}</b>
                {after} <small>{title}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
