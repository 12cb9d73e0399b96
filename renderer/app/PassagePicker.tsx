import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { keyName } from '../commands/keys.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import styles from './PassagePicker.module.css'
import { returnToText } from './readerHandle.ts'
import { reading } from './reading.ts'
import { useStore } from './store.ts'
import { view } from './view.ts'

export interface PickerOption {
  readonly id: string
  readonly content: ReactNode
  readonly keyName?: string | undefined
  pick(): void
}

export interface PassagePickerProps {
  readonly label: string
  readonly icon: IconName
  readonly query: string
  onQuery(query: string): void
  /** Whether the options are known yet: Enter before that waits for them, unless the person has gone to one. */
  readonly isReady: boolean
  readonly options: readonly PickerOption[]
  /** Keys beside Enter and the arrows, as commands write them. */
  readonly keys?: Readonly<Record<string, (optionId: string | undefined) => void>>
  onClose(): void
  /** What is said of the option the person is at. */
  footer?(optionId: string | undefined): ReactNode
}

/** A list that opens on the passage: type to narrow it, Enter takes, Escape goes back to the text. */
export function PassagePicker(props: PassagePickerProps) {
  const { label, icon, query, options, onQuery, footer } = props
  const listId = useId()
  const box = useRef<HTMLDivElement>(null)
  const [goneTo, goTo] = useState<string | null>(null)
  // By its id: options that come later move the others.
  const index = Math.max(
    0,
    options.findIndex(({ id }) => id === goneTo),
  )
  const current = options[index]
  const onKeyDown = useKeys(props, index, goneTo, goTo)
  useFocusBack()
  useMarkedPassage()
  usePlaceOnPassage(box)
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div ref={box} role="dialog" aria-label={label} className={styles['picker']}>
      <div className={styles['head']}>
        <Icon name={icon} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the list was asked for by a key, to type into
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
          className={styles['input']}
          value={query}
          spellCheck={false}
          onChange={(event) => {
            goTo(null)
            onQuery(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (!box.current?.contains(event.relatedTarget)) props.onClose()
          }}
        />
        <span className={styles['words']}>{wordsOfPassage()}</span>
      </div>
      <div id={listId} role="listbox" aria-label={label} className={styles['list']}>
        {options.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
          <div
            key={option.id}
            id={`${listId}-${option.id}`}
            role="option"
            aria-selected={option === current}
            className={classes(styles['option'], option === current && styles['current'])}
            onMouseDown={(event) => event.preventDefault()}
            onClick={option.pick}
          >
            {option.content}
            {option.keyName === undefined ? null : (
              <span className={styles['keys']}>
                <KeyCap name={option.keyName} />
              </span>
            )}
          </div>
        ))}
      </div>
      {footer?.(current?.id)}
    </div>
  )
}

function useKeys(
  { isReady, options, keys = {}, onClose }: PassagePickerProps,
  index: number,
  goneTo: string | null,
  goTo: (id: string | null) => void,
) {
  const isTaken = useRef(false)
  const first = options[0]
  useEffect(() => {
    if (!isReady || !isTaken.current) return
    isTaken.current = false
    first?.pick()
  }, [isReady, first])
  return (event: KeyboardEvent) => {
    const step = (by: 1 | -1) => {
      isTaken.current = false
      goTo(options.at((index + by) % options.length)?.id ?? null)
    }
    const moves: Record<string, (optionId: string | undefined) => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => {
        if (isReady || options[index]?.id === goneTo) options[index]?.pick()
        else isTaken.current = true
      },
      Escape: onClose,
      ...keys,
    }
    const act = event.nativeEvent.isComposing ? undefined : moves[keyName(event.nativeEvent)]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act(options[index]?.id)
  }
}

/** Whoever came from the text by key goes on there. */
function useFocusBack(): void {
  useEffect(() => returnToText, [])
}

const MARK = 'variorum-passage'

/** The words stay marked while the list has the focus and the browser shows no selection. */
function useMarkedPassage(): void {
  const [range] = useState(() => {
    const selection = getSelection()
    return selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : null
  })
  useEffect(() => {
    if (range !== null) CSS.highlights.set(MARK, new Highlight(range))
    return () => void CSS.highlights.delete(MARK)
  }, [range])
}

const EXCERPT = 28

function wordsOfPassage(): string {
  const { selection } = view.get()
  if (selection === null) return ''
  const words = reading
    .get()
    .text.slice(...selection)
    .replaceAll(/\s+/g, ' ')
  return words.length > EXCERPT ? `“${words.slice(0, EXCERPT).trimEnd()}…”` : `“${words}”`
}

const GAP = 8

/** Below the passage, above it where there is more room; never outside the window. */
function usePlaceOnPassage(box: RefObject<HTMLDivElement | null>): void {
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout moves the passage
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const rects = passageRects()
    const [first, last] = [rects[0], rects.at(-1)]
    const width = element.offsetWidth
    const left = Math.min(
      Math.max(GAP, first?.left ?? innerWidth / 2 - width / 2),
      innerWidth - width - GAP,
    )
    const below = (last?.bottom ?? 84) + GAP
    const room = innerHeight - below - GAP
    const isBelow = room >= 320 || room >= (first?.top ?? 0)
    element.style.left = `${left}px`
    element.style.maxHeight = `${isBelow ? room : (first?.top ?? 0) - 2 * GAP}px`
    element.style.top = isBelow ? `${below}px` : ''
    element.style.bottom = isBelow ? '' : `${innerHeight - (first?.top ?? 0) + GAP}px`
  }, [box, layoutVersion])
}

function passageRects(): readonly DOMRect[] {
  const { reader } = reading.get()
  const { selection, highlightId } = view.get()
  if (selection !== null) return reader?.rectsOf(selection) ?? []
  const range = reading.get().painted.find(({ id }) => id === highlightId)?.ranges[0]
  return range === undefined ? [] : (reader?.rectsOf(range) ?? [])
}
