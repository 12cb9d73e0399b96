import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'variorum-output-'))
const env = { ...process.env, VARIORUM_DATA_DIR: join(folder, 'data') }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a reader that stops early, as head does, is no failure', async () => {
  const [project, source] = [join(folder, 'p.variorum'), join(folder, 'long.txt')]
  // Several times what a pipe holds.
  writeFileSync(source, 'A line of many.\n'.repeat(100_000))
  const imported = spawnSync(process.execPath, [program, 'import', project, source], { env })
  expect(imported.status).toBe(0)

  const child = spawn(process.execPath, [program, 'text', project, 'long'], { env })
  let problems = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    problems += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = await once(child, 'close')
  expect([code, problems]).toEqual([0, ''])
})
