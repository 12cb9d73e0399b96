import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProject } from './project.ts'
import { readState } from './state/readState.ts'
import { stateHash } from './state/stateParts.ts'
import { listDocuments } from './stores/documents.ts'
import { newProject, temporaryFolder, testInstant } from './testing/sampleProject.ts'
import { verify } from './verify/verify.ts'

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

function startWriter(count: number, script = 'crashWriter.ts'): Writing {
  const file = join(import.meta.dirname, 'testing', script)
  const child = spawn(process.execPath, [file, path, String(count)], {
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

/** What there is, as the next one to write finds it. */
function contentOf(file: string) {
  const project = openProject(file, { mode: 'write', now })
  const { db, log } = project
  const documents = listDocuments(db).length
  const blobs = db.value<number>('SELECT count(*) FROM blob')
  const content = { head: log.head(), state: stateHash(readState(db)), documents, blobs }
  project.close()
  return content
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

  it('killed in the middle of an operation in steps leaves nothing of it', async () => {
    const before = contentOf(path)
    // 200 documents, each with a note; then the search index and the log of them, in steps as well.
    for (const rests of [1, 100, 199, 400, 700]) {
      const writer = startWriter(200, 'stepsWriter.ts')
      await writer.waitFor(1 + rests)
      await kill(writer)
      expect(writer.lines()).not.toContain('committed')
      expect(existsSync(`${path}-lock.json`)).toBe(true)

      expect(contentOf(path)).toEqual(before)
      expect((await verify(path)).problems).toEqual([])
    }
    const writer = startWriter(200, 'stepsWriter.ts')
    await once(writer.child, 'close')
    expect(writer.lines().slice(-2)).toEqual(['committed', 'closed'])
    expect(contentOf(path).documents).toBe(before.documents + 200)
  })

  it('that ends by itself leaves one file', async () => {
    const writer = startWriter(3)
    await once(writer.child, 'close')
    expect(writer.lines().at(-1)).toBe('closed')
    expect(existsSync(`${path}-lock.json`)).toBe(false)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })
})
