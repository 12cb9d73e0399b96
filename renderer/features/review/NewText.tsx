import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { blockAt } from '../../../core/compare/blockAt.ts'
import { useStore } from '../../app/store.ts'
import { dateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ByHand } from './ByHand.tsx'
import styles from './NewText.module.css'
import type { ReviewItem } from './reviewItems.ts'
import { reviewState, stepCandidate } from './reviewState.ts'
import { selectedRange } from './selectedRange.ts'
import { type Pointed, partsOf } from './textParts.ts'
import type { Reviewed } from './useReview.ts'

interface NewTextProps {
  readonly reviewed: Reviewed
  readonly item: ReviewItem
}

/** The new text with the candidates where they stand, to see them in place or to choose by hand. */
export function NewText({ reviewed, item }: NewTextProps) {
  const { newText, document } = reviewed
  const { text, blocks, revision } = newText
  const scroller = useRef<HTMLDivElement>(null)
  const candidate = useStore(reviewState, (state) => state.candidate)
  const selection = useStore(reviewState, (state) => state.selection)
  const isFinding = useStore(reviewState, (state) => state.isFinding)
  const chosen = isFinding ? selection : null
  const pointed = useMemo(() => pointedOut(item, chosen), [item, chosen])
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(blocks[index]),
    overscan: 6,
  })
  const offset = chosen?.[0] ?? item.candidates[candidate]?.ranges[0]?.[0] ?? null
  useEffect(() => {
    const block = offset === null ? null : blockAt(blocks, offset)
    if (block !== null) virtualizer.scrollToIndex(block, { align: 'center' })
  }, [offset, blocks, virtualizer])
  useSelection(scroller, text)
  const words = useMemo(() => countWords(text), [text])
  return (
    <aside className={styles['side']} aria-label={messages['review.inPlace']}>
      <header className={styles['head']}>
        <b>{messages['review.newText'](revision)}</b>
        {messages['review.newTextFacts'](
          dateText(document.revisions.at(-1)?.capturedAt ?? ''),
          words,
        )}
        {item.candidates.length < 2 ? null : <CandidateSteps />}
      </header>
      <section
        ref={scroller}
        className={styles['scroller']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        data-pane="text"
        aria-label={messages['review.newText'](revision)}
      >
        <div className={styles['text']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className={styles['line']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles['ordinal']}>{index + 1}</span>
              <Paragraph
                text={text}
                block={blocks[index]}
                pointed={pointed}
                present={chosen === null ? candidate : pointed.length - 1}
              />
            </div>
          ))}
        </div>
      </section>
      <ByHand text={text} />
    </aside>
  )
}

function CandidateSteps() {
  return (
    <span className={styles['steps']}>
      <IconButton
        icon="arrow-up"
        label={messages['review.previousCandidate']}
        onClick={() => stepCandidate(-1)}
      />
      <IconButton
        icon="arrow-down"
        label={messages['review.nextCandidate']}
        onClick={() => stepCandidate(1)}
      />
    </span>
  )
}

/** The candidates, and after them what was found by its words. */
function pointedOut(
  { candidates }: ReviewItem,
  found: Pointed['ranges'][number] | null,
): Pointed[] {
  return [...candidates, ...(found === null ? [] : [{ ranges: [found] }])]
}

interface ParagraphProps {
  readonly text: string
  readonly block: Reviewed['newText']['blocks'][number] | undefined
  readonly pointed: readonly Pointed[]
  /** Which of what is pointed out is meant now. */
  readonly present: number
}

function Paragraph({ text, block, pointed, present }: ParagraphProps) {
  if (block === undefined) return null
  return (
    <p className={classes(styles['paragraph'], styles[block.kind])} dir="auto">
      {partsOf(text, block, pointed).map((part) => {
        const first = part.pointed[0]
        if (first === undefined) {
          return (
            <span key={part.start} data-start={part.start}>
              {part.text}
            </span>
          )
        }
        const isPresent = part.pointed.includes(present)
        const isStart = pointed[first]?.ranges[0]?.[0] === part.start
        return (
          <span
            key={part.start}
            data-candidate={first + 1}
            className={classes(styles['candidate'], isPresent && styles['present'])}
          >
            {isStart ? <sup>{first + 1}</sup> : null}
            <span data-start={part.start}>{part.text}</span>
          </span>
        )
      })}
    </p>
  )
}

function heightOf(block: ParagraphProps['block']): number {
  const characters = block === undefined ? 0 : block.end - block.start
  return Math.max(1, Math.ceil(characters / 52)) * 25 + 11
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Keeps what is selected on the page; the find field has a selection of its own. */
function useSelection(scroller: RefObject<HTMLElement | null>, text: string): void {
  useEffect(() => {
    const onChange = () => {
      const element = scroller.current
      if (element === null || reviewState.get().isFinding) return
      reviewState.set({ selection: selectedRange(element, text) })
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [scroller, text])
}
