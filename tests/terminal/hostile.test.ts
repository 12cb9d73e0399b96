import { existsSync, readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'
import type { Imported, Verified } from './shapes.ts'

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url))
const filesIn = (folder: string) =>
  existsSync(join(fixtures, folder))
    ? readdirSync(join(fixtures, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : []

/** Every hostile file becomes a harmless document or one clear error, and the project stays whole. */
describe('hostile input', () => {
  const terminal = openTerminalHarness()
  const project = terminal.path('hostile.variorum')
  beforeAll(async () => {
    await terminal.run('import', project, terminal.write('seed.txt', 'A seed.'))
  })
  afterAll(() => terminal.close())

  test('sockets are trapped in this process', () => {
    expect(() => net.connect(9)).toThrow('network')
  })

  const generated: Record<string, string> = {
    'deep.html': `<title>t</title>${'<div>'.repeat(20_000)}x`,
    'absurd.html': '<b>'.repeat(60_000),
    'tables.html': `${'<table><tr><td>'.repeat(3_000)}cell`,
    'long-line.html': `<p>${'word '.repeat(200_000)}</p>`,
    'active.html':
      '<html><body onload="fetch(\'http://127.0.0.1:9/\')"><script>throw 1</script><p>visible <a href="javascript:alert(1)">js link</a> text</p><img src="http://127.0.0.1:9/x.png" onerror="x()"><iframe src="http://127.0.0.1:9/"></iframe><style>@import "http://127.0.0.1:9/a.css"</style></body></html>',
    'nested.md': `${'> '.repeat(5_000)}deep`,
    'links.md': '[a](javascript:alert(1)) ![b](file:///etc/passwd) <script>x</script>',
    'nuls.txt': '\0'.repeat(1000),
    'controls.txt': 'a\u202Eb\u0007c\uFFFE',
  }

  test.each(Object.keys(generated))('%s', async (name) => {
    const started = performance.now()
    const file = terminal.write(name, generated[name] ?? '')
    const { exitCode, stdout, stderr } = await terminal.run('import', project, file, '--json')
    // Asserted as the job's own limit, not as a speed.
    expect(performance.now() - started).toBeLessThan(20_000)
    const result = JSON.parse(stdout) as Imported
    if (exitCode === 0) {
      expect(result.documents).toHaveLength(1)
      const text = (await terminal.run('text', project, result.documents[0]?.id ?? '')).stdout
      // In HTML a script is no text; in Markdown it is text like any other, and stays text.
      if (name.endsWith('.html')) expect(text).not.toMatch(/script|javascript:|onerror|@import/)
    } else {
      expect(result.errors).toHaveLength(1)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toMatch(/^variorum: (too_large|timeout|unsupported|invalid_input): /)
    }
    expect(await terminal.json<Verified>('verify', project)).toMatchObject({ ok: true })
  })

  test('a page that calls home is imported as its visible text', async () => {
    const file = terminal.write('call-home.html', generated['active.html'] ?? '')
    const { documents } = await terminal.json<Imported>('import', project, file)
    const text = (await terminal.run('text', project, documents[0]?.id ?? '')).stdout
    expect(text.trim()).toBe('visible js link text')
  })

  test.each(filesIn('sqlite'))('the damaged database %s is not a project', async (name) => {
    const bytes = readFileSync(join(fixtures, 'sqlite', name))
    const file = terminal.write(`${name}.variorum`, bytes)
    const { exitCode, stderr } = await terminal.run('list', file)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^variorum: (not_a_project|corrupt): .*\n$/)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    const imported = await terminal.run('import', project, file)
    expect(imported.exitCode).toBe(1)
  })

  test('there were databases to try', () => {
    expect(filesIn('sqlite').length).toBeGreaterThan(3)
  })
})
