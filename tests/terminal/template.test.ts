import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

const terminal = openTerminalHarness()
const project = terminal.path('p.variorum')

beforeAll(async () => {
  const source = terminal.write('speech.txt', 'We are <not> joining anything. That is all.')
  await terminal.run('import', project, source)
  await terminal.run('annotate', project, 'speech', '--quote', '<not> joining', '--code', 'Denial')
})
afterAll(() => terminal.close())

function template(name: string, text: string): readonly string[] {
  return ['--template', terminal.write(name, text)]
}

const list =
  '{% for d in documents %}{% for a in d.annotations %}<i>{{ a.quote }}</i> {{ a.codes[0].path }}{% endfor %}{% endfor %}'

test('a template writes Markdown and web pages', async () => {
  const words = ['export', project, ...template('list.liquid', `\uFEFF${list}\n`)]
  const markdown = await terminal.run(...words, '--format', 'markdown')
  expect(markdown.stdout).toBe('<i><not> joining</i> Denial\n')
  const out = terminal.path('list.html')
  const saved = await terminal.json(...words, '--format', 'html', '--out', out)
  expect(saved).toMatchObject({ format: 'html', items: 1, losses: [{ code: 'template' }] })
  expect(readFileSync(out, 'utf8')).toContain('<body><i>&lt;not&gt; joining</i> Denial\n</body>')
})

test('an error names the line, and nothing is written', async () => {
  const wrong = template('wrong.liquid', 'one\r\n  {{ dokuments }}\r\nthree')
  const out = terminal.path('wrong.md')
  const words = ['export', project, '--format', 'markdown', ...wrong, '--out', out]
  const told = await terminal.run(...words)
  expect([told.exitCode, told.stderr]).toEqual([
    1,
    'variorum: invalid_input: template, line 2, column 6: undefined variable: dokuments: {{ dokuments }}\n',
  ])
  const answer: unknown = JSON.parse((await terminal.run(...words, '--json')).stdout)
  expect(answer).toMatchObject({
    error: {
      code: 'invalid_input',
      details: { template: { line: 2, column: 6, text: '  {{ dokuments }}' } },
    },
  })
  expect(() => readFileSync(out)).toThrow('ENOENT')
})

test.each([
  ['csv takes none', ['csv', 'list.liquid'], 2, 'misuse'],
  ['one that is not there', ['markdown', 'gone.liquid'], 1, 'not_found'],
  ['one that is too large', ['markdown', 'large.liquid'], 1, 'too_large'],
  ['one that is longer than it may be', ['markdown', 'long.liquid'], 1, 'invalid_input'],
  ['one that is no text', ['markdown', 'bytes.liquid'], 1, 'invalid_input'],
] as const)('%s', async (_what, [format, name], exitCode, code) => {
  terminal.write('large.liquid', 'x'.repeat(800_001))
  terminal.write('long.liquid', 'x'.repeat(200_001))
  terminal.write('bytes.liquid', new Uint8Array([0x61, 0xff, 0xfe]))
  const words = ['export', project, '--format', format, '--template', terminal.path(name)]
  const told = await terminal.run(...words)
  expect([told.exitCode, told.stderr]).toEqual([
    exitCode,
    expect.stringContaining(`variorum: ${code}: `),
  ])
})
