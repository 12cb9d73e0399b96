import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { type CaretMove, caretMoveOf } from './caretKeys.ts'
import type { ReaderCallbacks } from './readerTypes.ts'

/** What the gestures need of the reader. */
export interface EventTarget {
  readonly callbacks: ReaderCallbacks
  selectedText(): string
  prepareCaretMove(): void
  selectAll(): void
  move(move: CaretMove): void
  hit(event: MouseEvent): readonly string[]
  hasSelection(): boolean
  linkAtCaret(): string | null
  noteInput(isByKeyboard: boolean): void
}

/** Gestures on the text, as ProseMirror hands them out before it acts itself; true = it need not. */
export function readerEvents(reader: EventTarget): NonNullable<EditorProps['handleDOMEvents']> {
  const cycle = createClickCycle()

  function onKeyDown(_view: EditorView, event: KeyboardEvent): boolean {
    reader.noteInput(true)
    const isHandled = reader.callbacks.onKey?.(event) === true || actOnKey(reader, event)
    if (isHandled) event.preventDefault()
    else reader.prepareCaretMove()
    return isHandled
  }

  function onClick(_view: EditorView, event: MouseEvent): boolean {
    // A double click selects a word; only single ones mean what lies under them.
    if (event.detail > 1 || reader.hasSelection()) return false
    const ids = reader.hit(event)
    const href = linkUnder(event.target)
    const wantsLink = href !== null && (ids.length === 0 || event.ctrlKey || event.metaKey)
    if (wantsLink) reader.callbacks.onLink?.(href, event)
    else if (ids.length > 0) reader.callbacks.onHighlightClick?.(cycle(ids), event)
    return false
  }

  function onCopy(_view: EditorView, event: ClipboardEvent): boolean {
    event.preventDefault()
    if (reader.hasSelection()) event.clipboardData?.setData('text/plain', reader.selectedText())
    return true
  }

  function onDragStart(_view: EditorView, event: DragEvent): boolean {
    event.dataTransfer?.clearData()
    event.dataTransfer?.setData('text/plain', reader.selectedText())
    return true
  }

  return {
    keydown: onKeyDown,
    click: onClick,
    copy: onCopy,
    cut: onCopy,
    dragstart: onDragStart,
    pointerdown: () => {
      reader.noteInput(false)
      return false
    },
  }
}

const isMac = /Mac/.test(navigator.platform)

function actOnKey(reader: EventTarget, event: KeyboardEvent): boolean {
  const isCommand = isMac ? event.metaKey : event.ctrlKey
  if (isCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'a') {
    reader.selectAll()
    return true
  }
  const href = event.key === 'Enter' ? reader.linkAtCaret() : null
  if (href !== null) {
    reader.callbacks.onLink?.(href, event)
    return true
  }
  const move = caretMoveOf(event, isMac)
  if (move !== null) reader.move(move)
  return move !== null
}

export function linkUnder(target: unknown): string | null {
  const element = target instanceof Element ? target : null
  return element?.closest<HTMLElement>('[role="link"]')?.dataset['href'] ?? null
}

/** Clicking the same stack again puts the next of it first, so that what lies below can be reached. */
export function createClickCycle(): (ids: readonly string[]) => readonly string[] {
  let stack = ''
  let turn = 0
  return (ids) => {
    const clicked = ids.join(' ')
    turn = clicked === stack ? (turn + 1) % ids.length : 0
    stack = clicked
    return [...ids.slice(turn), ...ids.slice(0, turn)]
  }
}
