export const isMac = navigator.platform.startsWith('Mac')

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>

/** The name of a pressed key with its modifiers, as commands write them: Mod-Shift-k. */
export function keyName(event: Pressed): string {
  const parts = []
  // AltGr types characters; Windows reports it as Ctrl and Alt.
  const isTyping = event.getModifierState('AltGraph')
  if (!isTyping && (isMac ? event.metaKey : event.ctrlKey)) parts.push('Mod')
  if (!isTyping && isMac && event.ctrlKey) parts.push('Ctrl')
  if (!isTyping && event.altKey) parts.push('Alt')
  const key = plainKey(event)
  // A character that needs Shift says so itself: "?" and not "Shift-?".
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('Shift')
  return [...parts, key].join('-')
}

/**
 * Latin letters and digits by their place on the keyboard where the layout has none there (Cyrillic
 * letters, the French row of digits, a Mac's Option key), so that keys always work.
 */
function plainKey({ key, code }: Pressed): string {
  if (key.length === 1 && key.charCodeAt(0) < 128) return key === ' ' ? 'Space' : key.toLowerCase()
  const printed = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]
  return printed === undefined ? key : printed.toLowerCase()
}

/** How a key is shown to a person: Ctrl K, ⌘ K. */
export function keyLabel(name: string): string {
  return keyParts(name)
    .map((part) => LABELS.get(part) ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

/** The modifiers and the key; the minus at the end of "Mod--" is a key. */
function keyParts(name: string): string[] {
  return name.split(/-(?!$)/)
}

const LABELS = new Map([
  ['Mod', isMac ? '⌘' : 'Ctrl'],
  ['Ctrl', isMac ? '⌃' : 'Ctrl'],
  ['Alt', isMac ? '⌥' : 'Alt'],
  ['Shift', isMac ? '⇧' : 'Shift'],
  ['Escape', 'Esc'],
  ['Delete', 'Del'],
  ['ArrowDown', '↓'],
  ['ArrowUp', '↑'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
])

/** Keys that a text field needs itself; a command that has one of them waits outside. */
const FIELD_KEYS = new Set(['a', 'c', 'x', 'v', 'z', 'y', 'b', 'i', 'u'].map((key) => `Mod-${key}`))
const FIELD_SHIFT_KEYS = new Set(['Mod-Shift-z', 'Mod-Shift-v'])

/** Whether a key is left alone while a field has the caret: it types, moves or edits there. */
export function belongsToField(name: string): boolean {
  const isPlain = !/^(Mod|Ctrl|Alt)-/.test(name) && !/^(Shift-)?F\d+$/.test(name)
  return isPlain || FIELD_KEYS.has(name) || FIELD_SHIFT_KEYS.has(name)
}
