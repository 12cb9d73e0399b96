import { expect, test } from 'vitest'
import { paletteItems } from './paletteItems.ts'

const code = {
  id: 'c',
  parentId: null,
  path: ['Stance', 'Commitment'],
  name: 'Commitment',
  colour: 'teal',
  description: '',
  shortcut: null,
  highlights: 9,
}
const entity = {
  id: 'e',
  label: 'Select Committee',
  type: 'organisation',
  aliases: [],
  description: '',
  authorities: {},
  mentions: 6,
}
const hit = {
  kind: 'passage',
  id: 'd',
  document: 'd',
  title: 'Navy',
  revision: 1,
  start: 4,
  end: 9,
  snippet: 'a compact of convenience',
  hits: [[2, 9]] as [number, number][],
  score: 1,
} as const
const command = (id: string, title: 'command.compare' | 'command.undo') => ({
  id,
  title,
  keys: [],
  context: 'project' as const,
  run: () => undefined,
})
const sources = {
  commands: [command('undo', 'command.undo'), command('compare', 'command.compare')],
  documents: [],
  codes: [code],
  entities: [entity],
  hits: [{ ...hit, hits: [...hit.hits] }],
}
const idsFor = (typed: string) => paletteItems(typed, sources).map(({ id }) => id)

test('answers stand by sections, always in the same order', () => {
  expect(idsFor('com')).toEqual(['command compare', 'code c', 'entity e', 'hit passage d 4'])
})

test('a sign at the start narrows to one section, which is then shown whole', () => {
  expect(idsFor('#')).toEqual(['code c'])
  expect(idsFor('@sel')).toEqual(['entity e'])
  expect(idsFor('"com')).toEqual(['hit passage d 4'])
})

test('with nothing typed all commands can be read, and nothing else is in the way', () => {
  expect(paletteItems('', { ...sources, hits: [] }).map(({ id }) => id)).toEqual([
    'command undo',
    'command compare',
  ])
})
