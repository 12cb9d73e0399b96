import type { MenuItemConstructorOptions } from 'electron'
import type { MenuLine, MenuPart } from '../core/api/deskMethods.ts'
import { acceleratorOf } from './acceleratorOf.ts'
import { texts } from './texts.ts'

export interface MenuActions {
  command(id: string): void
  /** +1 larger, -1 smaller, 0 as large as it is. */
  zoom(step: 1 | -1 | 0): void
}

type Items = MenuItemConstructorOptions[]
const separator = { type: 'separator' } as const

/**
 * The menu bar: what the page says of its commands, and around it what a system expects. A page that has
 * not spoken yet gets the second alone.
 */
export function menuTemplate(
  parts: readonly MenuPart[],
  actions: MenuActions,
  platform: NodeJS.Platform,
): Items {
  const isMac = platform === 'darwin'
  const of = (id: string) => lines(parts.find((part) => part.id === id)?.lines ?? [], actions)
  const own = (id: string, label: string, items: Items): MenuItemConstructorOptions => ({
    label: parts.find((part) => part.id === id)?.label ?? label,
    submenu: joined(of(id), items),
  })
  const others = parts.filter(({ id }) => !['file', 'edit', 'view'].includes(id))
  return [
    ...(isMac ? [appMenu] : []),
    own('file', texts.file, isMac ? [{ role: 'close' }] : [{ role: 'close' }, { role: 'quit' }]),
    own('edit', texts.edit, editing),
    own('view', texts.view, viewing(actions)),
    ...others.map((part) => ({ label: escaped(part.label), submenu: lines(part.lines, actions) })),
    ...(isMac ? [windowMenu] : []),
  ]
}

const appMenu: MenuItemConstructorOptions = {
  label: 'Variorum',
  submenu: [
    { role: 'about' },
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
}

const windowMenu: MenuItemConstructorOptions = {
  label: texts.window,
  role: 'window',
  submenu: [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }],
}

// For fields; undo is the page's, which tells a field's own from the project's.
const editing: Items = [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]

function viewing({ zoom }: MenuActions): Items {
  return [
    { id: 'window.larger', label: texts.larger, click: () => zoom(1) },
    { id: 'window.smaller', label: texts.smaller, click: () => zoom(-1) },
    { id: 'window.normal', label: texts.normal, click: () => zoom(0) },
    separator,
    { role: 'togglefullscreen' },
  ]
}

function lines(given: readonly MenuLine[], { command }: MenuActions): Items {
  return given.map((line) => {
    if (line === 'separator') return separator
    const { id, label, key, isEnabled } = line
    const accelerator = key === null ? null : acceleratorOf(key)
    return {
      id,
      label: escaped(label),
      enabled: isEnabled,
      click: () => command(id),
      // The page hears the key itself, with regard to where the caret is.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
    }
  })
}

/** One ampersand would underline the letter that follows. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&')
}

function joined(first: Items, second: Items): Items {
  return first.length === 0 ? second : [...first, separator, ...second]
}
