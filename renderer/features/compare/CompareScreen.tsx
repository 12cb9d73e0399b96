import { useEffect } from 'react'
import { useArrival } from '../../app/arrival.ts'
import { NothingImported } from '../../app/NothingImported.tsx'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { loadItalics } from '../../ui/loadItalics.ts'
import { AffectedEvidence } from './Affected.tsx'
import { Apparatus } from './Apparatus.tsx'
import { ChosenDifference } from './ChosenDifference.tsx'
import styles from './CompareScreen.module.css'
import { compareState, showDifferences } from './compareState.ts'
import { FilterBar } from './FilterBar.tsx'
import { Pages } from './Pages.tsx'
import { type ComparisonAnswer, type LaidOut, useComparison } from './useComparison.ts'
import { type ChosenSides, useSides } from './useSides.ts'
import { VersionBar } from './VersionBar.tsx'

/** Two annotated versions beside each other: text, annotations, and what is different. */
export function CompareScreen() {
  const choice = useSides()
  useArrival(choice.error !== null || choice.sides !== null || choice.isEmpty)
  if (choice.error !== null) return <ErrorNote error={choice.error} />
  if (choice.isEmpty) return <NothingImported text={messages['compare.none']} />
  if (choice.sides === null) return null
  return <Comparing choice={{ ...choice, sides: choice.sides }} />
}

function Comparing({ choice }: { readonly choice: ChosenSides }) {
  const ignore = useStore(compareState, (state) => state.ignore)
  const answer = useComparison(choice.sides, ignore)
  const { laidOut, error } = answer
  useEffect(loadItalics, [])
  useEffect(() => {
    if (laidOut !== null) showDifferences(laidOut.pages, laidOut.differences)
  }, [laidOut])
  useArrival(laidOut !== null || error !== null || answer.isCancelled)
  return (
    <div className={styles['screen']}>
      <VersionBar choice={choice} differences={laidOut?.differences ?? null} />
      {laidOut === null || error !== null ? (
        <NotYet answer={answer} />
      ) : (
        <Compared laidOut={laidOut} />
      )}
    </div>
  )
}

function NotYet({ answer }: { readonly answer: ComparisonAnswer }) {
  const { error, isCancelled, cancel, again } = answer
  if (isCancelled) {
    return (
      <EmptyState text={messages['compare.cancelled']}>
        <Button onClick={again}>{messages['compare.again']}</Button>
      </EmptyState>
    )
  }
  if (error !== null) {
    return (
      <div className={styles['failed']}>
        <ErrorNote error={error} what={messages['compare.failed']}>
          <Button onClick={again}>{messages['compare.again']}</Button>
        </ErrorNote>
      </div>
    )
  }
  return (
    <div className={styles['working']}>
      <span role="status">{messages['compare.working']}</span>
      <Button onClick={cancel}>{messages['action.cancel']}</Button>
    </div>
  )
}

function Compared({ laidOut }: { readonly laidOut: LaidOut }) {
  const { pages, differences, choices } = laidOut
  const currentKey = useStore(compareState, (state) => state.currentKey)
  const current = differences.find(({ key }) => key === currentKey) ?? null
  const isAffected = useStore(compareState, ({ mode }) => mode === 'affected')
  const sides = useStore(compareState, (state) => state.sides)
  if (isAffected && sides !== null) {
    return (
      <>
        <FilterBar comparison={pages.comparison} choices={choices} />
        <AffectedEvidence sides={sides} comparison={pages.comparison} />
      </>
    )
  }
  return (
    <>
      <FilterBar comparison={pages.comparison} choices={choices} />
      <Pages pages={pages} differences={differences} current={current} />
      <section className={styles['foot']} aria-label={messages['compare.chosen']}>
        <ChosenDifference pages={pages} current={current} />
        <Apparatus pages={pages} differences={differences} current={current} />
      </section>
    </>
  )
}
