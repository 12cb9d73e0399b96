import { useMemo } from 'react'
import type { Candidate } from '../../../core/model/anchor.ts'
import { messages } from '../../i18n/messages.ts'
import { ChangedWords } from '../../ui/ChangedWords.tsx'
import { changesOf, markedText } from '../../ui/changedText.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Decision.module.css'
import { type Likeness, likenessOf, type Snippet, snippetOf } from './evidence.ts'
import { reviewState } from './reviewState.ts'

interface CandidateProps {
  readonly number: number
  readonly candidate: Candidate
  /** Where the highlight stood; null while it is read. */
  readonly old: Snippet | null
  readonly text: string
  readonly isPointed: boolean
}

/** A place that was considered, with what is different there and how alike it is. */
export function CandidateEvidence({ number, candidate, old, text, isPointed }: CandidateProps) {
  const snippet = useMemo(() => snippetOf(text, candidate.ranges), [text, candidate])
  return (
    <li className={classes(styles['candidate'], isPointed && styles['pointed'])}>
      <button
        type="button"
        className={styles['number']}
        aria-label={messages['review.candidate'](number)}
        aria-pressed={isPointed}
        onClick={() => reviewState.set({ candidate: number - 1 })}
      >
        {number}
      </button>
      <p className={styles['words']} dir="auto">
        <span className={styles['context']}>
          <Part old={old?.before} now={snippet.before} />
        </span>
        <b>
          <Part old={old?.passage} now={snippet.passage} />
        </b>
        <span className={styles['context']}>
          <Part old={old?.after} now={snippet.after} />
        </span>
      </p>
      <Measures score={candidate.score} old={old} snippet={snippet} />
    </li>
  )
}

/** Words with those marked that were not there before. */
function Part({ old, now }: { readonly old: string | undefined; readonly now: string }) {
  const words = useMemo(
    () => markedText(now, 'right', old === undefined ? [] : changesOf(old, now)),
    [old, now],
  )
  return <ChangedWords words={words} />
}

interface MeasuresProps {
  readonly score: number
  readonly old: Snippet | null
  readonly snippet: Snippet
}

function Measures({ score, old, snippet }: MeasuresProps) {
  const likeness = useMemo(() => (old === null ? null : likenessOf(old, snippet)), [old, snippet])
  return (
    <div className={styles['evidence']}>
      {likeness === null ? null : <Agreement likeness={likeness} />}
      <dl className={styles['measures']} title={messages['review.evidenceHint']}>
        <div className={styles['score']}>
          <dt>{messages['review.evidence.score']}</dt>
          <dd>{messages['review.score'](score)}</dd>
        </div>
        {likeness === null ? null : (
          <>
            <Measure label={messages['review.evidence.quote']} share={likeness.quote} />
            <Measure label={messages['review.evidence.before']} share={likeness.before} />
            <Measure label={messages['review.evidence.after']} share={likeness.after} />
          </>
        )}
      </dl>
    </div>
  )
}

const parts = ['quote', 'before', 'after'] as const

/** Less than this, and a part of the evidence speaks against the place. */
const ALIKE = 0.75

/** Which evidence agreed and which did not, in words. */
function Agreement({ likeness }: { readonly likeness: Likeness }) {
  const named = (from: number, below: number) =>
    parts
      .filter((part) => likeness[part] >= from && likeness[part] < below)
      .map((part) => messages[`review.part.${part}`])
  const said = [
    messages['review.agrees'](named(1, Infinity)),
    messages['review.alike'](named(ALIKE, 1)),
    messages['review.disagrees'](named(0, ALIKE)),
  ]
  return <p className={styles['agreement']}>{said.filter((each) => each !== '').join(' ')}</p>
}

function Measure({ label, share }: { readonly label: string; readonly share: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <i className={styles['bar']}>
          <i style={{ width: `${share * 100}%` }} />
        </i>
        {messages['review.score'](share)}
      </dd>
    </div>
  )
}
