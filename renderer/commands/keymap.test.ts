import { describe, expect, test } from 'vitest'
import { initialView, type View } from '../app/view.ts'
import { type Command, isUsable } from './command.ts'
import { commandForKey } from './keymap.ts'
import { belongsToField, keyLabel, keyName } from './keys.ts'

const page = { isField: false, isFloat: false }
const reading: View = { ...initialView, isProjectOpen: true, documentId: 'd' }

function command(id: string, keys: readonly string[], rest: Partial<Command> = {}): Command {
  return { id, title: 'command.undo', keys, context: 'project', run: () => undefined, ...rest }
}

/** What Mod is on this machine. */
const mod = navigator.platform.startsWith('Mac') ? { metaKey: true } : { ctrlKey: true }

function pressed(key: string, rest: Partial<KeyboardEvent> = {}) {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { key, code: '', ...none, getModifierState: () => false, ...rest }
}

describe('commandForKey', () => {
  const commands = [
    command('theme', ['t'], { context: 'anywhere' }),
    command('undo', ['Mod-z']),
    command('next', [']'], { context: 'text' }),
    command('difference', [']'], { context: 'compare' }),
    command('never', ['n'], { isEnabled: () => false }),
  ]
  const idOf = (name: string, view = reading, place = page) =>
    commandForKey(commands, view, name, place)?.id

  test('one key means what the screen makes of it', () => {
    expect(idOf(']')).toBe('next')
    expect(idOf(']', { ...reading, screen: 'compare' })).toBe('difference')
    expect(idOf(']', { ...reading, documentId: null })).toBeUndefined()
  })

  test('where nothing may be changed a key still counts, to be told why, and nothing offers it', () => {
    const undo = command('undo', ['Mod-z'], { writes: true })
    const toRead: View = { ...reading, isReadOnly: true }
    expect(commandForKey([undo], toRead, 'Mod-z', page)).toBe(undo)
    expect([isUsable(undo, reading), isUsable(undo, toRead)]).toEqual([true, false])
    expect(isUsable(command('next', [']']), toRead)).toBe(true)
  })

  test('before a project is open only what counts anywhere does', () => {
    expect(idOf('t', initialView)).toBe('theme')
    expect(idOf('Mod-z', initialView)).toBeUndefined()
  })

  test('a field keeps its letters and its own undo, a float everything', () => {
    expect(idOf('t', reading, { ...page, isField: true })).toBeUndefined()
    expect(idOf('Mod-z', reading, { ...page, isField: true })).toBeUndefined()
    expect(idOf('t', reading, { ...page, isFloat: true })).toBeUndefined()
  })

  test('what cannot be done now has no key', () => {
    expect(idOf('n')).toBeUndefined()
  })
})

test('a field does not keep what it has no use for', () => {
  expect(['Mod-k', 'F3', 'Shift-F3', 'Mod-Shift-k', 'Alt-1'].filter(belongsToField)).toEqual([])
  expect(['a', '?', 'Enter', 'Shift-ArrowUp', 'Mod-z', 'Mod-a'].every(belongsToField)).toBe(true)
})

describe('keyName', () => {
  test('names modifiers in one order, and says Shift only where the key does not', () => {
    expect(keyName(pressed('K', { ...mod, shiftKey: true }))).toBe('Mod-Shift-k')
    expect(keyName(pressed('?', { shiftKey: true }))).toBe('?')
    expect(keyName(pressed('F3', { shiftKey: true, altKey: true }))).toBe('Alt-Shift-F3')
    expect(keyName(pressed(' '))).toBe('Space')
  })

  test('takes letters by their place where the layout has none', () => {
    expect(keyName(pressed('я', { code: 'KeyZ', ...mod }))).toBe('Mod-z')
  })

  test('takes digits by their place where another sign is printed there', () => {
    expect(keyName(pressed('™', { code: 'Digit2', altKey: true }))).toBe('Alt-2')
    expect(keyName(pressed('é', { code: 'Digit2' }))).toBe('2')
    expect(keyName(pressed('Dead', { code: 'KeyN', altKey: true }))).toBe('Alt-n')
  })

  test('AltGr types: it is no modifier', () => {
    const altGr = { ctrlKey: true, altKey: true, getModifierState: () => true }
    expect(keyName(pressed('[', altGr))).toBe('[')
  })
})

test('keys are shown as they are printed', () => {
  expect(keyLabel('Alt--')).toBe('Alt -')
  expect(keyLabel('Alt-Shift-ArrowUp')).toBe('Alt Shift ↑')
})
