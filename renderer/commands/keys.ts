const isMac = navigator.platform.startsWith('Mac')

/** The name of a pressed key with its modifiers, as commands write them: Mod-Shift-k. */
export function keyName(event: KeyboardEvent): string {
  const parts = []
  if (isMac ? event.metaKey : event.ctrlKey) parts.push('Mod')
  if (isMac && event.ctrlKey) parts.push('Ctrl')
  if (event.altKey) parts.push('Alt')
  const key = plainKey(event)
  // A character that needs Shift says so itself: "?" and not "Shift-?".
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('Shift')
  return [...parts, key].join('-')
}

/** Latin letters by their place on the keyboard where the layout has none, so that keys always work. */
function plainKey({ key, code }: KeyboardEvent): string {
  if (key.length === 1 && key.charCodeAt(0) < 128) return key === ' ' ? 'Space' : key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter === undefined ? key : letter.toLowerCase()
}

/** How a key is shown to a person: Ctrl K, ⌘ K. */
export function keyLabel(name: string): string {
  return name
    .split('-')
    .map((part) => LABELS.get(part) ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

const LABELS = new Map([
  ['Mod', isMac ? '⌘' : 'Ctrl'],
  ['ArrowDown', '↓'],
  ['ArrowUp', '↑'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
])
