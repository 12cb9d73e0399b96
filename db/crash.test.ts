import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProject } from './project.ts'
import { newProject, temporaryFolder, testInstant } from './testing/sampleProject.ts'
import { verify } from './verify/verify.ts'

const script = join(import.meta.dirname, 'testing/crashWriter.ts')
const now = testInstant()
let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  const project = newProject(folder.path)
  path = project.path
  project.close()
})
afterEach(() => folder.remove())

interface Writing {
  readonly child: ChildProcess
  /** Lines so far. */
  lines(): string[]
  waitFor(lines: number): Promise<void>
}

function startWriter(operations: number): Writing {
  const child = spawn(process.execPath, [script, path, String(operations)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout?.on('data', (data) => {
    output += data
  })
  // What follows the last line break was never finished, so never confirmed.
  const lines = () => output.split('\n').slice(0, -1)
  return {
    child,
    lines,
    async waitFor(wanted) {
      while (lines().length < wanted) await setTimeout(2)
    },
  }
}

async function kill({ child }: Writing): Promise<void> {
  const exit = once(child, 'close')
  child.kill('SIGKILL')
  await exit
}

describe('another process', () => {
  it('that holds the project is named, and does not keep us from reading', async () => {
    const writer = startWriter(100_000)
    await writer.waitFor(3)
    expect(() => openProject(path, { mode: 'write', now })).toThrow(
      expect.objectContaining({
        code: 'locked',
        message: expect.stringContaining('crash writer'),
        details: { holder: expect.objectContaining({ pid: writer.child.pid }) },
      }),
    )
    const reader = openProject(path, { mode: 'read', now })
    expect(reader.log.lastSeq()).toBeGreaterThan(3)
    reader.close()
    expect((await verify(path)).problems).toEqual([])
    await kill(writer)
    openProject(path, { mode: 'write', now }).close()
  })

  it('killed while writing loses nothing that it confirmed', async () => {
    for (const pause of [0, 3, 11, 29, 60]) {
      const writer = startWriter(100_000)
      await writer.waitFor(20)
      await setTimeout(pause)
      await kill(writer)
      const confirmed = writer.lines().slice(1)
      expect(existsSync(`${path}-lock.json`)).toBe(true)

      const project = openProject(path, { mode: 'write', now })
      const history = project.log.history({ scope: null, limit: 10_000 })
      const known = new Set(history.map(({ seq, label }) => `${seq} ${label}`))
      expect(confirmed.filter((line) => !known.has(line))).toEqual([])
      const notes = project.db.column<string>('SELECT content FROM note')
      const missing = confirmed.filter((line) => {
        const label = line.slice(line.indexOf(' ') + 1)
        return !notes.some((content) => content.includes(`"${label}"`))
      })
      expect(missing).toEqual([])
      project.close()
      expect((await verify(path)).problems).toEqual([])
    }
  })

  it('that ends by itself leaves one file', async () => {
    const writer = startWriter(3)
    await once(writer.child, 'close')
    expect(writer.lines().at(-1)).toBe('closed')
    expect(existsSync(`${path}-lock.json`)).toBe(false)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })
})
