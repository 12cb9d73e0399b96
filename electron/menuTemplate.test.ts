import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import type { MenuPart } from '../core/api/deskMethods.ts'
import { acceleratorOf } from './acceleratorOf.ts'
import { menuTemplate } from './menuTemplate.ts'

const parts: readonly MenuPart[] = [
  {
    id: 'file',
    label: 'File',
    lines: [
      { id: 'project.new', label: 'New project', key: 'Mod-n', isEnabled: true },
      'separator',
      { id: 'export.open', label: 'Export & print', key: 'e', isEnabled: false },
    ],
  },
  { id: 'annotate', label: 'Annotate', lines: [] },
]
const actions = { command: vi.fn(), zoom: vi.fn() }

function submenuOf(template: MenuItemConstructorOptions[], label: string) {
  const found = template.find((item) => item.label === label)?.submenu
  if (!Array.isArray(found)) throw new Error(`no menu ${label}`)
  return found
}

test('what the page says stands first, what the system expects follows', () => {
  const file = submenuOf(menuTemplate(parts, actions, 'linux'), 'File')
  expect(file.map(({ id, role, type }) => id ?? role ?? type)).toEqual([
    'project.new',
    'separator',
    'export.open',
    'separator',
    'close',
    'quit',
  ])
  expect(file[0]).toMatchObject({ accelerator: 'CmdOrCtrl+N', registerAccelerator: false })
  // A letter alone is no accelerator, and an ampersand is no mnemonic.
  expect(file[2]).toMatchObject({ label: 'Export && print', enabled: false })
  expect(file[2]).not.toHaveProperty('accelerator')
})

test('each system has its own menus, with or without a page', () => {
  const labels = (platform: NodeJS.Platform, given = parts) =>
    menuTemplate(given, actions, platform).map(({ label }) => label)
  expect(labels('win32')).toEqual(['File', 'Edit', 'View', 'Annotate'])
  expect(labels('darwin')).toEqual(['Variorum', 'File', 'Edit', 'View', 'Annotate', 'Window'])
  expect(labels('linux', [])).toEqual(['File', 'Edit', 'View'])
})

test('keys of the commands become accelerators where a menu may have them', () => {
  const keys = {
    'Mod-k': 'CmdOrCtrl+K',
    'Mod-Shift-z': 'CmdOrCtrl+Shift+Z',
    'Mod--': 'CmdOrCtrl+-',
    'Mod-+': 'CmdOrCtrl+Plus',
    'Mod-\\': 'CmdOrCtrl+\\',
    'Alt-ArrowUp': 'Alt+Up',
    'Shift-F3': 'Shift+F3',
    F1: 'F1',
    h: null,
    ']': null,
    'Shift-A': null,
    '?': null,
    'Mod-é': null,
  }
  const found = Object.keys(keys).map((key) => [key, acceleratorOf(key)])
  expect(Object.fromEntries(found)).toEqual(keys)
})
