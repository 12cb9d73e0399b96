const modifiers: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Ctrl: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
}

const keys: Readonly<Record<string, string>> = {
  '+': 'Plus',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
}

/**
 * A key as the commands write it, as Electron writes it: `Mod-Shift-k` is `CmdOrCtrl+Shift+K`. Null for one
 * without Mod or Alt that is no function key: a menu must not take letters from those who type.
 */
export function acceleratorOf(key: string): string | null {
  const parts = key.split(/-(?!$)/)
  const last = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  const isSafe = held.includes('Mod') || held.includes('Alt') || /^F\d+$/.test(last)
  const name = nameOf(last)
  if (!isSafe || name === null) return null
  return [...held.map((part) => modifiers[part] ?? part), name].join('+')
}

function nameOf(key: string): string | null {
  if (Object.hasOwn(keys, key)) return keys[key] ?? null
  if (key.length > 1) return key
  return /^[a-z0-9[\]\\;',./=`-]$/.test(key) ? key.toUpperCase() : null
}
