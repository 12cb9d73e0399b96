import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

const terminal = openTerminalHarness()
const project = terminal.path('p.variorum')
const vault = terminal.path('vault')
const words = ['export', project, '--format', 'obsidian', '--out', vault]

beforeAll(async () => {
  const source = terminal.write('speech.txt', 'We are not joining anything. That is all.')
  await terminal.run('import', project, source)
  const passage = ['--quote', 'joining anything', '--code', 'Stance/Denial']
  await terminal.run('annotate', project, 'speech', ...passage, '--entity', 'NATO:organisation')
  mkdirSync(join(vault, '.obsidian'), { recursive: true })
  writeFileSync(join(vault, 'speech.md'), 'A note of mine that was here before.')
})
afterAll(() => terminal.close())

function read(path: string): string {
  return readFileSync(join(vault, path), 'utf8')
}

test('goes into a vault that is there, and writes over nothing', async () => {
  expect(await terminal.json(...words)).toMatchObject({ items: 1, out: vault })
  expect(read('speech.md')).toBe('A note of mine that was here before.')
  expect(read('speech 2.md')).toContain('> joining anything')
  expect(read('Entities/NATO.md')).toContain('[[speech 2#^')
})

test('finds its notes again where they were moved, and leaves what was written in them', async () => {
  mkdirSync(join(vault, 'Sources'))
  renameSync(join(vault, 'speech 2.md'), join(vault, 'Sources/The speech.md'))
  const mine = '\r\nMy own thought, with CRLF.\r\n'
  writeFileSync(join(vault, 'Sources/The speech.md'), `${read('Sources/The speech.md')}${mine}`)
  await terminal.run('annotate', project, 'speech', '--quote', 'That is all', '--note', 'Is it?')
  await terminal.json(...words)
  const note = read('Sources/The speech.md')
  expect(note.endsWith(mine)).toBe(true)
  expect(note).toContain('> That is all')
  expect(read('Entities/NATO.md')).toContain('[[Sources/The speech#^')
  expect(readdirSync(vault).sort()).toEqual(
    ['.obsidian', 'Entities', 'Sources', 'p.md', 'speech.md'].sort(),
  )
})

test('cites by a style and goes back to citing by none, with foreign lines as they were', async () => {
  const path = 'Sources/The speech.md'
  const foreign = () => read(path).replace(/%% variorum begin[\s\S]*variorum end \S+ %%/, '')
  const before = [read(path), read('p.md'), foreign()]
  await terminal.json(...words, '--style', 'chicago-notes')
  expect(read(path)).toMatch(/^> “Speech,” n\.d\., para\. 1, revision 1, captured \S+$/m)
  expect(read('p.md')).toMatch(/## Bibliography\n\n“Speech,” n\.d\.\n%% variorum end/)
  expect([foreign(), read('speech.md')]).toEqual([
    before[2],
    'A note of mine that was here before.',
  ])
  await terminal.json(...words)
  expect([read(path), read('p.md')]).toEqual(before.slice(0, 2))
})

test('no other format goes into a folder', async () => {
  const refused = await terminal.run(
    'export',
    project,
    '--format',
    'csv',
    '--out',
    vault,
    '--force',
  )
  expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('conflict')])
})
