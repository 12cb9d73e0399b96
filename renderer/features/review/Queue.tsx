import type { Annotation } from '../../../core/model/annotation.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Swatch } from '../../ui/Swatch.tsx'
import { siglumOf } from '../../ui/siglumOf.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './Queue.module.css'
import { paragraphAt, type ReviewItem } from './reviewItems.ts'
import { chooseItem, currentItem, reviewState } from './reviewState.ts'
import { stateIcons } from './stateIcons.ts'
import type { Reviewed } from './useReview.ts'

type Line =
  | { readonly kind: 'heading'; readonly label: string; readonly count: number }
  | { readonly kind: 'waiting'; readonly item: ReviewItem }
  | { readonly kind: 'decided'; readonly annotation: Annotation }

/** What waits, the doubtful first, and below it what is settled. */
export function Queue({ reviewed }: { readonly reviewed: Reviewed }) {
  const items = useStore(reviewState, (state) => state.items)
  const filter = useStore(reviewState, (state) => state.filter)
  const current = useStore(reviewState, currentItem)
  const settled = reviewed.decided.filter(({ state }) => filter === null || state === filter)
  const lines: Line[] = [
    { kind: 'heading', label: messages['review.toDecide'], count: items.length },
    ...items.map((item): Line => ({ kind: 'waiting', item })),
    { kind: 'heading', label: messages['review.decided'], count: settled.length },
    ...settled.map((annotation): Line => ({ kind: 'decided', annotation })),
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

function keyOfLine(line: Line): string {
  if (line.kind === 'heading') return line.label
  return line.kind === 'waiting' ? line.item.annotation.id : line.annotation.id
}

function QueueLine({
  line,
  reviewed,
  currentId,
}: {
  readonly line: Line
  readonly reviewed: Reviewed
  readonly currentId: string | null
}) {
  const { blocks } = reviewed.newText
  if (line.kind === 'heading') {
    return (
      <h2 className={styles['heading']}>
        {line.label} <span>{line.count}</span>
      </h2>
    )
  }
  if (line.kind === 'decided') {
    const paragraph = paragraphAt(blocks, line.annotation.ranges[0]?.[0])
    return (
      <div className={classes(styles['item'], styles['done'])}>
        <Facts annotation={line.annotation} icon="check" paragraph={paragraph} more="" />
      </div>
    )
  }
  const { annotation, candidates, state } = line.item
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
        icon={stateIcons[state]}
        paragraph={paragraphAt(blocks, candidates[0]?.ranges[0]?.[0])}
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
