import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

const terminal = openTerminalHarness()
const project = terminal.path('p.variorum')
const words = ['export', project, '--format', 'markdown', '--style']

beforeAll(async () => {
  await terminal.run('import', project, terminal.write('speech.txt', 'We join nothing.\n\nNo.'))
  await terminal.run('annotate', project, 'speech', '--quote', 'No.')
})
afterAll(() => terminal.close())

test('a style of the app cites, and so does a file of one’s own', async () => {
  const chicago = await terminal.run(...words, 'chicago-notes')
  expect(chicago.stdout).toMatch(/^- citation: “Speech,” n\.d\., para\. 2, revision 1, captured /m)
  const own = terminal.write(
    'own.CSL',
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>Own</title><id>o</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout prefix="Own: "><text variable="title"/></layout></citation></style>',
  )
  const cited = await terminal.run(...words, own)
  expect(cited.stdout).toMatch(/^- citation: Own: speech, revision 1, captured /m)
  expect(cited.stdout).not.toContain('Bibliography')
})

test.each([
  ['no style', 'markdown', 'mine', 2, 'misuse'],
  ['a format that cites nothing', 'csv', 'apa', 2, 'misuse'],
  ['a file that is not there', 'html', 'gone.csl', 1, 'not_found'],
  ['a file that is too large', 'html', 'large.csl', 1, 'too_large'],
  ['a file that is no style', 'html', 'page.csl', 1, 'invalid_input'],
  ['a file that is no text', 'html', 'bytes.csl', 1, 'invalid_input'],
])('%s', async (_what, format, style, exitCode, code) => {
  terminal.write('large.csl', 'x'.repeat(2_000_001))
  terminal.write('page.csl', '<html/>')
  terminal.write('bytes.csl', new Uint8Array([0x61, 0xff, 0xfe]))
  const name = style.endsWith('.csl') ? terminal.path(style) : style
  const told = await terminal.run('export', project, '--format', format, '--style', name)
  expect([told.exitCode, told.stdout, told.stderr]).toEqual([
    exitCode,
    '',
    expect.stringMatching(new RegExp(`^variorum: ${code}: .*\n$`)),
  ])
})
