import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppError } from '../../core/model/error.ts'
import { openNew } from '../open.ts'
import { dumpAll } from '../testing/dump.ts'
import { fillProject } from '../testing/filledProject.ts'
import { randomCommand, runCommand } from '../testing/randomCommands.ts'
import { newProject, temporaryFolder, testAuthor } from '../testing/sampleProject.ts'
import { verifyPrivate } from './verify.ts'

/** Bytes are flipped at these steps; coprime to the page size, so that they wander over the page. */
const STRIDE = Number(process.env['FLIP_STRIDE'] ?? 2011)

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeAll(() => {
  folder = temporaryFolder()
  const project = newProject(folder.path)
  path = project.path
  fillProject(project)
  for (const command of fc.sample(randomCommand, { numRuns: 150, seed: 1 })) {
    project.log.run({ ...testAuthor(), code: 'test', label: 'Test' }, (tx) =>
      runCommand(tx, command),
    )
  }
  project.close()
})
afterAll(() => folder.remove())

function writeByte(offset: number, byte: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Uint8Array.of(byte), 0, 1, offset)
  closeSync(file)
}

/** What the file says, or null when it can no longer say it. */
function dump(): string | null {
  try {
    const connection = openNew(path)
    try {
      return dumpAll(connection)
    } finally {
      connection.close()
    }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** The whole file header, then every STRIDE-th byte. */
function sampledOffsets(length: number): number[] {
  const header = Array.from({ length: 100 }, (_, index) => index)
  const rest = Array.from({ length: Math.floor(length / STRIDE) }, (_, index) => index * STRIDE)
  return [...header, ...rest]
}

it('finds a flipped byte anywhere, unless it means nothing', async () => {
  const bytes = readFileSync(path)
  const expected = dump()
  const missed: number[] = []
  let found = 0
  for (const [step, offset] of sampledOffsets(bytes.length).entries()) {
    const byte = bytes[offset] ?? 0
    writeByte(offset, byte ^ (1 << (step % 8)))
    const { ok } = await verifyPrivate(path)
    if (!ok) found += 1
    else if (dump() !== expected) missed.push(offset)
    writeByte(offset, byte)
  }
  expect(missed).toEqual([])
  if (process.env['FLIP_STRIDE'])
    console.info({ flips: sampledOffsets(bytes.length).length, found, size: bytes.length })
  expect(found).toBeGreaterThan(50)
  expect((await verifyPrivate(path)).problems).toEqual([])
}, 1_200_000)
