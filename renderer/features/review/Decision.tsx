import { useMemo } from 'react'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { inkOf } from '../../ui/inkOf.ts'
import { CandidateEvidence } from './CandidateEvidence.tsx'
import styles from './Decision.module.css'
import { acceptCurrent, attachTo, leaveCurrent } from './decide.ts'
import { snippetOf } from './evidence.ts'
import { Rests } from './Rests.tsx'
import { reasonOf } from './reasons.ts'
import { canAccept, paragraphAt, type ReviewItem } from './reviewItems.ts'
import { reviewState, stepItem } from './reviewState.ts'
import { type Evidence, useEvidence } from './useEvidence.ts'
import type { Reviewed } from './useReview.ts'

interface DecisionProps {
  readonly reviewed: Reviewed
  readonly item: ReviewItem
}

/** One highlight: what is the matter, where it stood, where it may stand, and what rests on it. */
export function Decision({ reviewed, item }: DecisionProps) {
  const evidence = useEvidence(item.annotation)
  const { blocks } = reviewed.newText
  const { title, sentence } = reasonOf(item, (offset) => paragraphAt(blocks, offset))
  return (
    <section className={styles['decision']} aria-labelledby="review-reason">
      <h2 id="review-reason" className={styles['title']}>
        {title}
      </h2>
      <p className={styles['why']}>{sentence}</p>
      {evidence === null ? null : <Before item={item} evidence={evidence} />}
      <Candidates reviewed={reviewed} item={item} evidence={evidence} />
      <Choices item={item} />
      <Rests annotation={item.annotation} />
    </section>
  )
}

function Before({ item, evidence }: { readonly item: ReviewItem; readonly evidence: Evidence }) {
  const { text, ranges } = evidence
  const { before, passage, after } = snippetOf(text.text, ranges, 160)
  const start = ranges[0]?.[0]
  const ink = inkOf(item.annotation.codings[0]?.colour ?? 'slate')
  return (
    <>
      <h3 className={styles['label']}>
        {messages['review.before'](text.revision, paragraphAt(text.blocks, start))}
        <span className={styles['offsets']}>
          {messages['review.offsets'](start ?? 0, ranges.at(-1)?.[1] ?? 0)}
        </span>
      </h3>
      <p className={styles['before']} dir="auto">
        <span className={styles['context']}>{before}</span>
        <mark className={ink.className} style={ink.style}>
          {passage}
        </mark>
        <span className={styles['context']}>{after}</span>
      </p>
    </>
  )
}

function Candidates({
  reviewed: { newText },
  item,
  evidence,
}: DecisionProps & { readonly evidence: Evidence | null }) {
  const pointed = useStore(reviewState, (state) => state.candidate)
  const old = useMemo(
    () => (evidence === null ? null : snippetOf(evidence.text.text, evidence.ranges)),
    [evidence],
  )
  if (item.candidates.length === 0) return null
  return (
    <>
      <h3 className={styles['label']}>{messages['review.candidates'](newText.revision)}</h3>
      <ol className={styles['candidates']}>
        {item.candidates.slice(0, 9).map((candidate, index) => (
          <CandidateEvidence
            key={candidate.ranges.join()}
            number={index + 1}
            candidate={candidate}
            old={old}
            text={newText.text}
            isPointed={index === pointed}
          />
        ))}
      </ol>
    </>
  )
}

function Choices({ item }: { readonly item: ReviewItem }) {
  const call = useCall()
  const isPlaced = canAccept(item)
  const attachable = item.candidates.slice(0, 9).map((candidate, index) => ({ candidate, index }))
  return (
    <div className={styles['choices']}>
      {isPlaced ? (
        <Button
          kind="primary"
          icon="check"
          keyName={keyOf('review.accept')}
          onClick={() => acceptCurrent(call).catch(sayProblem)}
        >
          {messages['review.accept']}
        </Button>
      ) : null}
      {(isPlaced ? attachable.slice(1) : attachable).map(({ candidate, index }) => (
        <Button
          key={candidate.ranges.join()}
          keyName={String(index + 1)}
          onClick={() => attachTo(call, index).catch(sayProblem)}
        >
          {messages['review.attachTo'](index + 1)}
        </Button>
      ))}
      {item.annotation.revision === item.annotation.homeRevision ? null : (
        <Button
          icon="unlink"
          keyName={keyOf('review.leave')}
          onClick={() => leaveCurrent(call).catch(sayProblem)}
        >
          {messages['review.leave']}
        </Button>
      )}
      <Button kind="plain" keyName={keyOf('review.later')} onClick={() => stepItem(1)}>
        {messages['review.later']}
      </Button>
    </div>
  )
}
