import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

const terminal = openTerminalHarness()
const project = terminal.path('p.variorum')
const ids: string[] = []

beforeAll(async () => {
  const source = terminal.write('speech.txt', 'We are not joining anything. That is all.')
  await terminal.run('import', project, source)
  for (const [quote, note] of [
    ['joining anything', 'Is it?'],
    ['That is all', 'About joining.'],
    ['We are', ''],
  ] as const) {
    const words = ['annotate', project, 'speech', '--quote', quote, '--note', note]
    ids.push((await terminal.json<{ id: string }>(...words)).id)
  }
})
afterAll(() => terminal.close())

async function exported(...options: string[]): Promise<string[]> {
  const { stdout } = await terminal.run('export', project, '--format', 'json', ...options)
  const { documents } = JSON.parse(stdout) as { documents: { annotations: { id: string }[] }[] }
  return documents.flatMap(({ annotations }) => annotations.map(({ id }) => id)).sort()
}

test('what a search finds, what is named, and what is both', async () => {
  const [joining = '', all = '', we = ''] = ids
  expect(await exported('--found', 'joining')).toEqual([joining, all].sort())
  expect(await exported('--annotation', we, '--annotation', all)).toEqual([we, all].sort())
  expect(await exported('--annotation', we, '--annotation', all, '--found', 'join*')).toEqual([all])
})

test('nothing found and nobody known is said', async () => {
  const words = ['export', project, '--format', 'json']
  const notFound = { exitCode: 1, stderr: expect.stringContaining('not_found') }
  expect(await terminal.run(...words, '--found', 'quince')).toMatchObject(notFound)
  expect(await terminal.run(...words, '--annotation', 'nobody')).toMatchObject(notFound)
})
