import { type ReactNode, useMemo } from 'react'
import type {
  AnnotationDifference,
  ComparedAnnotation,
  DifferenceDetail,
} from '../../../core/compare/comparison.ts'
import { describeDetail } from '../../../core/compare/describeDetail.ts'
import { reportText } from '../../../core/compare/reportText.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { openDocument, view } from '../../app/view.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ChangedWords } from '../../ui/ChangedWords.tsx'
import {
  changeInContext,
  changesOf,
  markedText,
  mergedText,
  type WordRun,
} from '../../ui/changedText.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { colourOfDifference } from './annotationInk.ts'
import { entryOfChange } from './apparatusEntries.ts'
import styles from './ChosenDifference.module.css'
import { classIcons } from './classIcons.ts'
import type { ComparedPages } from './compareRows.ts'
import { stepDifference } from './compareState.ts'
import { copyCitation } from './copyCitation.ts'
import { Decisions } from './Decisions.tsx'
import type { Difference, NoteworthyDifference, TextDifference } from './differences.ts'
import { paragraphOf } from './paragraphOf.ts'

interface ChosenProps {
  readonly pages: ComparedPages
  readonly current: Difference | null
}

/** The chosen difference: what A reads, what B reads, what is different about notes, codes and links. */
export function ChosenDifference({ pages, current }: ChosenProps) {
  return (
    <div
      className={styles['chosen']}
      data-chosen={current?.key}
      data-annotation={current?.kind === 'annotation' ? current.difference.id : undefined}
      data-class={current?.kind === 'annotation' ? current.difference.class : undefined}
    >
      {current === null ? <NothingChosen isSame={isSame(pages)} /> : null}
      {current?.kind === 'text' ? <TextReading pages={pages} difference={current} /> : null}
      {current?.kind === 'annotation' ? (
        <AnnotationReading pages={pages} difference={current} />
      ) : null}
    </div>
  )
}

function isSame({ comparison: { text, counts, annotations } }: ComparedPages): boolean {
  return text.changes.length === 0 && counts.kept === annotations.length
}

function NothingChosen({ isSame }: { readonly isSame: boolean }) {
  return (
    <div className={styles['nothing']}>
      <p>{messages[isSame ? 'compare.sameVersions' : 'compare.chooseOne']}</p>
      {isSame ? null : (
        <Button keyName={keyOf('compare.next')} onClick={() => stepDifference(1)}>
          {messages['command.compareNext']}
        </Button>
      )}
    </div>
  )
}

interface ReadingProps<D> {
  readonly pages: ComparedPages
  readonly difference: D
}

function TextReading({ pages, difference }: ReadingProps<TextDifference>) {
  const { change } = difference
  const { paragraph } = entryOfChange(pages, difference)
  const left = changeInContext(pages.left.text, change.left, change.at[0], 'deleted')
  const right = changeInContext(pages.right.text, change.right, change.at[1], 'inserted')
  return (
    <>
      <div className={styles['body']}>
        <h2 className={styles['heading']}>
          <Icon name={change.kind === 'move' ? 'arrow-down-up' : 'diff'} size={14} />
          {messages[`compare.text.${change.kind}`]}{' '}
          <span className={styles['place']}>{reportText.paragraph(paragraph)}</span>
        </h2>
        <Readings left={left} right={right} />
      </div>
      <Actions pages={pages} highlightId={null} />
    </>
  )
}

function AnnotationReading({ pages, difference: noted }: ReadingProps<NoteworthyDifference>) {
  const { difference } = noted
  const { left, right, details } = difference
  const readings = useMemo(() => readingsOf(left, right), [left, right])
  const told = explanationsOf(difference)
  const notes = details.filter((detail) => detail.kind === 'note-edited')
  return (
    <>
      <div className={styles['body']}>
        <AnnotationHeading pages={pages} difference={noted} />
        <Readings left={readings.left} right={readings.right}>
          {notes.map((detail) => (
            <NoteDifference key={detail.noteId} detail={detail} sides={[right, left]} />
          ))}
          {told.length === 0 ? null : <p className={styles['details']}>{told.join(' ')}</p>}
        </Readings>
      </div>
      <Actions pages={pages} highlightId={(right ?? left)?.id ?? null}>
        <Decisions difference={noted} />
      </Actions>
    </>
  )
}

/** What is said in words: all that is not shown as changed words already. */
function explanationsOf({
  class: name,
  paired,
  details,
  left,
  right,
}: AnnotationDifference): string[] {
  const hasPlace = [left, right].some((side) => side !== null && side.ranges.length > 0)
  const told = details
    .filter(({ kind }) => kind !== 'text-changed' && kind !== 'note-edited')
    .map(describeDetail)
  return [
    ...(hasPlace ? [] : [messages['compare.explain.unplaced']]),
    ...(name === 'kept' && hasPlace ? [messages['compare.explain.kept']] : []),
    ...(paired === 'overlap' ? [messages['compare.explain.pair']] : []),
    ...told,
  ]
}

/** Both texts with their words marked; null where a side has no words to show. */
function readingsOf(left: ComparedAnnotation | null, right: ComparedAnnotation | null) {
  const before = left?.current ?? null
  const after = right?.current ?? null
  if (before === null || after === null) {
    return { left: plain(before ?? left?.quote), right: plain(after) }
  }
  const changes = changesOf(before, after)
  return { left: markedText(before, 'left', changes), right: markedText(after, 'right', changes) }
}

function plain(text: string | null | undefined): WordRun[] | null {
  return text == null ? null : [{ text, kind: 'same' }]
}

function AnnotationHeading({ pages, difference: noted }: ReadingProps<NoteworthyDifference>) {
  const { difference } = noted
  const kinds = [...new Set([difference.class, ...difference.details.map(({ kind }) => kind)])]
  const paragraph = paragraphOf(pages, difference)
  const annotation = difference.right ?? difference.left
  return (
    <h2 className={styles['heading']}>
      <Icon name={classIcons[difference.class]} size={14} />
      <span className={styles['kinds']}>
        {kinds.map((kind) => messages[`compare.class.${kind}`]).join(', ')}
      </span>
      <span className={styles['place']}>
        {paragraph === null ? messages['compare.noPlace'] : reportText.paragraph(paragraph)}
      </span>
      <Swatch colour={colourOfDifference(difference)} />
      <span className={styles['codes']}>
        {annotation?.codes.join(', ') || messages['compare.noCode']}
      </span>
      {annotation === null ? null : <Siglum name={annotation.annotator} />}
    </h2>
  )
}

function Readings({
  left,
  right,
  children,
}: {
  readonly left: readonly WordRun[] | null
  readonly right: readonly WordRun[] | null
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['readings']}>
      <Reading letter="A" words={left} />
      <Reading letter="B" words={right} />
      {children}
    </div>
  )
}

function Reading({
  letter,
  words,
}: {
  readonly letter: string
  readonly words: readonly WordRun[] | null
}) {
  return (
    <>
      <b className={styles['letter']}>{letter}</b>
      <p className={styles['reading']} dir="auto" data-reading={letter}>
        {words === null ? (
          <span className={styles['missing']}>{messages['compare.missing']}</span>
        ) : (
          <ChangedWords words={words} />
        )}
      </p>
    </>
  )
}

function NoteDifference({
  detail: { before, after, changes, noteId },
  sides,
}: {
  readonly detail: Extract<DifferenceDetail, { kind: 'note-edited' }>
  readonly sides: readonly (ComparedAnnotation | null)[]
}) {
  const notes = sides.flatMap((side) => side?.notes ?? [])
  const author =
    notes.find(({ id }) => id === noteId) ??
    notes.find(({ markdown }) => markdown === after || markdown === before)
  return (
    <div className={styles['note']}>
      {author === undefined ? null : <Siglum name={author.annotator} />}{' '}
      <ChangedWords words={noteWords(before, after, changes)} />
    </div>
  )
}

function noteWords(
  before: string | null,
  after: string | null,
  changes: Extract<DifferenceDetail, { kind: 'note-edited' }>['changes'],
): WordRun[] {
  if (before === null) return [{ text: after ?? '', kind: 'inserted' }]
  if (after === null) return [{ text: before, kind: 'deleted' }]
  return mergedText(before, after, changes)
}

function Actions({
  pages,
  highlightId,
  children,
}: {
  readonly pages: ComparedPages
  readonly highlightId: string | null
  readonly children?: ReactNode
}) {
  const call = useCall()
  const read = ({ documentId, revision }: ComparedPages['left']) => {
    openDocument(documentId, revision)
    view.set({ highlightId })
  }
  return (
    <div className={styles['actions']}>
      {children}
      <span className={styles['reading-actions']}>
        <Button
          icon="quote"
          keyName={keyOf('compare.cite')}
          onClick={() => copyCitation(call).catch(sayProblem)}
        >
          {messages['compare.cite']}
        </Button>
        <Button icon="book-open" onClick={() => read(pages.left)}>
          {messages['compare.readLeft']}
        </Button>
        <Button icon="book-open" onClick={() => read(pages.right)}>
          {messages['compare.readRight']}
        </Button>
      </span>
    </div>
  )
}
