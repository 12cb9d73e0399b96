import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useAnswer } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { codesAtHand } from '../../app/recentCodes.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { keyLabel } from '../../commands/keys.ts'
import { keyOf } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { bubblePlace, type Place } from './bubblePlace.ts'
import { isOnHighlight } from './partsCommands.ts'
import styles from './SelectionBubble.module.css'
import { usePointerDown } from './usePointerDown.ts'

const CODES_AT_HAND = 4

/** What can be done with the words selected: the last code first, three more by number, the rest. */
export function SelectionBubble() {
  const selection = useStore(view, (state) => state.selection)
  const palette = useStore(view, (state) => state.palette)
  const isPointerDown = usePointerDown()
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  if (selection === null || palette !== null || isPointerDown) return null
  return <Bubble>{isReadOnly ? <Citing /> : <Annotating />}</Bubble>
}

function Bubble({ children }: { readonly children: ReactNode }) {
  const { data: codes = [] } = useAnswer('codes.list', {})
  const [element, place] = usePlace(codes.length)
  return (
    <div
      ref={element}
      role="toolbar"
      aria-label={messages['bubble.label']}
      className={styles['bubble']}
      data-side={place?.side}
      style={place === null ? { visibility: 'hidden' } : place.style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  )
}

/** What is left to do with words where nothing can be changed. */
function Citing() {
  return <Action id="highlight.copyCitation" icon="quote" text="bubble.cite" />
}

function Annotating() {
  const { data: codes = [] } = useAnswer('codes.list', {})
  const run = useRun()
  const atHand = codesAtHand(codes, CODES_AT_HAND)
  return (
    <>
      {atHand.map((code, index) => (
        <button
          key={code.id}
          type="button"
          className={index === 0 ? styles['first'] : styles['button']}
          aria-label={code.path.join(' / ')}
          title={code.path.join(' / ')}
          onClick={() => run(`annotate.code${index + 1}`)}
        >
          <Swatch colour={code.colour} />
          {index === 0 ? code.name : null}
          <u>{index + 1}</u>
        </button>
      ))}
      {atHand.length === 0 ? (
        <Action id="annotate.plain" icon="pencil" text="bubble.highlight" />
      ) : null}
      <PartActions />
      <Action id="annotate.code" icon="tag" text="bubble.code" />
      <hr />
      <Action id="annotate.note" icon="pencil-line" text="bubble.note" />
      <Action id="annotate.entity" icon="at-sign" text="bubble.entity" />
      <Action id="annotate.speaker" icon="message-square" text="bubble.said" />
      <More />
    </>
  )
}

/** With a highlight selected, the words can become a part of it or cease to be. */
function PartActions() {
  const present = useStore(view, (state) => state)
  if (present.highlightId === null) return null
  return (
    <>
      <Action id="highlight.addPart" icon="plus" text="bubble.addPart" />
      {isOnHighlight(present) ? (
        <Action id="highlight.removePart" icon="x" text="bubble.removePart" />
      ) : null}
      <hr />
    </>
  )
}

function Action({
  id,
  icon,
  text,
}: {
  readonly id: string
  readonly icon: IconName
  readonly text: Extract<keyof typeof messages, `bubble.${string}`>
}) {
  const run = useRun()
  return (
    <button type="button" className={styles['button']} onClick={() => run(id)}>
      <Icon name={icon} size={14} />
      {messages[text]}
      <u>{keyLabel(keyOf(id) ?? '')}</u>
    </button>
  )
}

function More() {
  const run = useRun()
  const trigger = (
    <button type="button" className={styles['button']} aria-label={messages['bubble.more']}>
      <Icon name="ellipsis" size={14} />
    </button>
  )
  const items = [
    { label: messages['command.highlightPlain'], onChoose: () => run('annotate.plain') },
    { label: messages['command.copyCitation'], onChoose: () => run('highlight.copyCitation') },
    { label: messages['command.byQuote'], onChoose: () => run('annotate.byQuote') },
  ]
  return <Menu trigger={trigger} items={items} />
}

function usePlace(codeCount: number) {
  const element = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const selection = useStore(view, (state) => state.selection)
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout and the codes move it, too
  useLayoutEffect(() => {
    const { reader } = reading.get()
    const sheet = element.current?.parentElement
    if (selection === null || reader === null || !element.current || !sheet) return
    const rects = reader.rectsOf([selection[0], selection[1]])
    setPlace(bubblePlace(rects, element.current, sheet, reader.scroller))
  }, [selection, layoutVersion, codeCount])
  return [element, place] as const
}
