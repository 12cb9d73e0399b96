import { expect, test } from 'vitest'
import { messages } from '../i18n/messages.ts'
import type { CommandContext } from './command.ts'
import { commands } from './registry.ts'

/** Contexts that can be in force together; two screens never are. */
function overlap(one: CommandContext, other: CommandContext): boolean {
  const wide: readonly CommandContext[] = ['anywhere', 'project']
  return one === other || wide.includes(one) || wide.includes(other)
}

test('no two commands share a key in one place', () => {
  const clashes = commands.flatMap((one, index) =>
    commands
      .slice(index + 1)
      .filter((other) => overlap(one.context, other.context))
      .filter((other) => one.keys.some((key) => other.keys.includes(key)))
      .map((other) => `${one.id} and ${other.id}`),
  )
  expect(clashes).toEqual([])
})

test('no two commands share an id', () => {
  const ids = commands.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every title and hint is a text', () => {
  for (const { title, hint } of commands) {
    expect(messages[title]).toBeTypeOf('string')
    if (hint !== undefined) expect(messages[hint]).toBeTypeOf('string')
  }
})

test('keys are written in the order in which they are read', () => {
  const wellFormed = /^(Mod-)?(Ctrl-)?(Alt-)?(Shift-)?([^A-Z]|[A-Z][A-Za-z]+\d*|F\d+)$/
  const keys = commands.flatMap((command) => command.keys)
  expect(keys.filter((key) => !wellFormed.test(key))).toEqual([])
})
