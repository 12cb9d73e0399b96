import type { MoveDirection, MoveUnit } from './readerTypes.ts'

export interface CaretMove {
  readonly unit: MoveUnit
  readonly direction: MoveDirection
  readonly isExtending: boolean
}

const directionOfKey: Readonly<Record<string, MoveDirection>> = {
  ArrowDown: 'forward',
  ArrowUp: 'backward',
  PageDown: 'forward',
  PageUp: 'backward',
  End: 'forward',
  Home: 'backward',
}

/**
 * The moves the browser does not make, or makes wrongly where text is not drawn yet. Character, word and
 * line are its own (it knows bidirectional text and where lines break).
 *
 * | move | Windows, Linux | macOS |
 * |---|---|---|
 * | sentence | Alt+Up, Alt+Down | Control+Up, Control+Down |
 * | paragraph | Ctrl+Up, Ctrl+Down | Option+Up, Option+Down |
 * | page | Page Up, Page Down | the same |
 * | start, end of the text | Ctrl+Home, Ctrl+End | Command+Up, Command+Down |
 */
export function caretMoveOf(event: KeyboardEvent, isMac: boolean): CaretMove | null {
  const direction = directionOfKey[event.key]
  const unit = unitOf(event, isMac)
  if (direction === undefined || unit === null) return null
  return { unit, direction, isExtending: event.shiftKey }
}

function unitOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, isMac: boolean): MoveUnit | null {
  const held = [altKey && 'alt', ctrlKey && 'control', metaKey && 'meta'].filter(Boolean).join('+')
  if (key.startsWith('Page')) return held === '' ? 'page' : null
  if (key.startsWith('Arrow')) return (isMac ? macArrows : arrows)[held] ?? null
  return held === (isMac ? 'meta' : 'control') ? 'document' : null
}

const arrows: Readonly<Record<string, MoveUnit>> = { alt: 'sentence', control: 'paragraph' }
const macArrows: Readonly<Record<string, MoveUnit>> = {
  control: 'sentence',
  alt: 'paragraph',
  meta: 'document',
}

/** The keys that move the caret, as commands write keys; those of words are the browser's own. */
export function caretKeys(isMac: boolean): readonly (readonly [MoveUnit | 'word', string[]])[] {
  const names = isMac
    ? { alt: 'Alt', control: 'Ctrl', meta: 'Mod' }
    : { alt: 'Alt', control: 'Mod', meta: 'Mod' }
  const arrowsOf = (unit: MoveUnit) =>
    Object.entries(names).flatMap(([held, name]) =>
      (isMac ? macArrows : arrows)[held] === unit ? [`${name}-ArrowUp`, `${name}-ArrowDown`] : [],
    )
  const byWord = isMac ? 'Alt' : 'Mod'
  return [
    ['word', [`${byWord}-ArrowLeft`, `${byWord}-ArrowRight`]],
    ['sentence', arrowsOf('sentence')],
    ['paragraph', arrowsOf('paragraph')],
    ['page', ['PageUp', 'PageDown']],
    ['document', isMac ? arrowsOf('document') : ['Mod-Home', 'Mod-End']],
  ]
}
