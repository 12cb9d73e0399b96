import type { Annotation } from '../../../core/model/annotation.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Swatch } from '../../ui/Swatch.tsx'
import { siglumOf } from '../../ui/siglumOf.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './Queue.module.css'
import { decided, paragraphAt, type ReviewItem } from './reviewItems.ts'
import { chooseItem, currentItem, reviewState } from './reviewState.ts'
import { stateIcons } from './stateIcons.ts'
import type { Reviewed, ReviewScope } from './useReview.ts'

type Line =
  | { readonly kind: 'heading'; readonly label: string; readonly count: number | null }
  | { readonly kind: 'waiting'; readonly item: ReviewItem }
  | { readonly kind: 'decided'; readonly annotation: Annotation }
  | { readonly kind: 'problem'; readonly error: AppError }

interface QueueProps {
  readonly scope: ReviewScope
  /** Of the present item. */
  readonly reviewed: Reviewed | null
}

/** What waits, document by document, and below it what is settled where one document is reviewed. */
export function Queue({ scope, reviewed }: QueueProps) {
  const items = useStore(reviewState, (state) => state.items)
  const current = useStore(reviewState, currentItem)
  const settled = useSettledLines(scope, items)
  const titles = new Map(scope.documents.map(({ documentId, title }) => [documentId, title]))
  const lines: Line[] = [
    { kind: 'heading', label: messages['review.toDecide'], count: items.length },
    ...linesOf(items, scope.chosen.length > 1 ? titles : null),
    ...settled,
  ]
  const currentId = current?.annotation.id ?? null
  return (
    <aside className={styles['queue']} aria-label={messages['review.toDecide']}>
      <VirtualList
        label={messages['review.queue']}
        items={lines}
        keyOf={keyOfLine}
        rowHeight={72}
        hasEqualRows={false}
        currentIndex={lines.findIndex((line) => keyOfLine(line) === currentId)}
        renderItem={(line) => <QueueLine line={line} reviewed={reviewed} currentId={currentId} />}
      />
    </aside>
  )
}

/** The items; with titles, a heading where another document begins. */
function linesOf(items: readonly ReviewItem[], titles: ReadonlyMap<string, string> | null): Line[] {
  return items.flatMap((item, index): Line[] => {
    const { documentId } = item.annotation
    const isFirst = items[index - 1]?.annotation.documentId !== documentId
    const line = { kind: 'waiting' as const, item }
    if (titles === null || !isFirst) return [line]
    return [{ kind: 'heading', label: titles.get(documentId) ?? '', count: null }, line]
  })
}

/** What is settled in the one document that is reviewed, once it is known; nothing where several are. */
function useSettledLines({ chosen }: ReviewScope, items: readonly ReviewItem[]): Line[] {
  const filter = useStore(reviewState, (state) => state.filter)
  const [one, another] = chosen
  const only = another === undefined ? one : undefined
  const { data, error } = useAnswer(
    'highlights.list',
    only === undefined ? null : { documentId: only.documentId },
  )
  if (error !== null) return [{ kind: 'problem', error }]
  if (data === undefined) return []
  const waiting = new Set(items.map(({ annotation }) => annotation.id))
  const settled = decided(data).filter(
    ({ id, state }) => !waiting.has(id) && (filter === null || state === filter),
  )
  return [
    { kind: 'heading', label: messages['review.decided'], count: settled.length },
    ...settled.map((annotation): Line => ({ kind: 'decided', annotation })),
  ]
}

function keyOfLine(line: Line): string {
  if (line.kind === 'heading') return line.label
  if (line.kind === 'problem') return line.kind
  return line.kind === 'waiting' ? line.item.annotation.id : line.annotation.id
}

function QueueLine({
  line,
  reviewed,
  currentId,
}: {
  readonly line: Line
  readonly reviewed: Reviewed | null
  readonly currentId: string | null
}) {
  const paragraphOf = (annotation: Annotation, offset: number | undefined) =>
    reviewed?.document.id === annotation.documentId
      ? paragraphAt(reviewed.newText.blocks, offset)
      : null
  if (line.kind === 'heading') {
    return (
      <h2 className={styles['heading']}>
        {line.label} <span>{line.count}</span>
      </h2>
    )
  }
  if (line.kind === 'problem') {
    return (
      <div className={styles['problem']}>
        <ErrorNote error={line.error} />
      </div>
    )
  }
  if (line.kind === 'decided') {
    const paragraph = paragraphOf(line.annotation, line.annotation.ranges[0]?.[0])
    return (
      <div className={classes(styles['item'], styles['done'])}>
        <Facts annotation={line.annotation} icon="check" paragraph={paragraph} more="" />
      </div>
    )
  }
  const { annotation, candidates, why, isFlagged } = line.item
  const { state } = annotation
  const isCurrent = annotation.id === currentId
  const more = state === 'edited' ? messages['review.score'](annotation.score) : ''
  const places = state === 'ambiguous' ? messages['review.places'](candidates.length) : more
  return (
    <button
      type="button"
      className={classes(styles['item'], isCurrent && styles['current'])}
      aria-current={isCurrent}
      data-item={annotation.id}
      onClick={() => chooseItem(annotation.id)}
    >
      <Facts
        annotation={annotation}
        icon={stateIcons[isFlagged ? 'flagged' : why]}
        paragraph={paragraphOf(annotation, candidates[0]?.ranges[0]?.[0])}
        more={places}
      />
    </button>
  )
}

interface FactsProps {
  readonly annotation: Annotation
  readonly icon: IconName
  readonly paragraph: number | null
  readonly more: string
}

function Facts({ annotation, icon, paragraph, more }: FactsProps) {
  const { quote, state, annotator, codings } = annotation
  return (
    <>
      <Icon name={icon} size={14} />
      <span className={styles['quote']}>{quote}</span>
      <span className={styles['place']}>{paragraph === null ? '' : `¶ ${paragraph}`}</span>
      <span className={styles['facts']}>
        <Swatch colour={codings[0]?.colour ?? 'slate'} />
        {messages['review.itemFacts'](siglumOf(annotator), messages[`review.state.${state}`], more)}
      </span>
    </>
  )
}
