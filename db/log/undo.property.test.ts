import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '../../core/model/error.ts'
import type { Project } from '../project.ts'
import { readState } from '../state/readState.ts'
import { stateHash } from '../state/stateParts.ts'
import { trackedTables } from '../tables.ts'
import { dumpTracked } from '../testing/dump.ts'
import { fillProject } from '../testing/filledProject.ts'
import { memoryProject } from '../testing/memoryProject.ts'
import { pick, type RandomCommand, randomCommand, runCommand } from '../testing/randomCommands.ts'
import { temporaryFolder, testAuthor } from '../testing/sampleProject.ts'
import { verifyPrivate } from '../verify/verify.ts'
import type { Scope } from './undo.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 25)

/** Several commands make one operation. */
const operation = fc.array(randomCommand, { minLength: 1, maxLength: 3 })

function doOperation(project: Project, commands: readonly RandomCommand[]): void {
  project.log.run({ ...testAuthor(), code: 'test', label: 'Test' }, (tx) => {
    for (const command of commands) runCommand(tx, command)
  })
}

/** Settings are left out: undo does not touch them. */
const undoneTables = trackedTables.filter((table) => table !== 'setting')

function dump(project: Project): string {
  return `${stateHash(readState(project.db))}\n${dumpTracked(project.db, undoneTables)}`
}

/** Runs `body` on a project of its own, which must be sound afterwards. */
async function withProject(body: (project: Project) => void): Promise<void> {
  const project = memoryProject()
  try {
    body(project)
    const path = join(folder.path, 'saved.variorum')
    project.saveTo(path)
    expect((await verifyPrivate(path)).problems).toEqual([])
  } finally {
    project.close()
  }
}

it('undoing everything gives the start, redoing everything the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 40 }), (operations) =>
      withProject((project) => {
        const start = dump(project)
        fillProject(project)
        for (const commands of operations) doOperation(project, commands)
        const end = dump(project)
        while (project.log.undo(null, testAuthor()));
        expect(dump(project)).toBe(start)
        while (project.log.redo(null, testAuthor()));
        expect(dump(project)).toBe(end)
      }),
    ),
    { numRuns },
  )
})

type Step =
  | { readonly do: readonly RandomCommand[] }
  | { readonly take: 'undo' | 'redo'; readonly document: number | null }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: operation }) },
  {
    weight: 1,
    arbitrary: fc.record({
      take: fc.constantFrom('undo' as const, 'redo' as const),
      document: fc.option(fc.nat(5)),
    }),
  },
)

function scopeOf(project: Project, document: number | null): Scope {
  const documentId = document === null ? null : pick(project.db, 'document', document)
  return documentId === null ? null : { documentId }
}

/** Undo (or redo) and its opposite leave everything as it was; a refusal changes nothing. */
function takeBothWays(project: Project, take: 'undo' | 'redo', scope: Scope): void {
  const before = dump(project)
  try {
    if (project.log[take](scope, testAuthor()) === null) return
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale')) throw error
    expect(dump(project)).toBe(before)
    return
  }
  if (take === 'redo') return
  const after = dump(project)
  // An import that was undone took its document, and with it the scope.
  const back = scope !== null && !isThere(project, scope.documentId) ? null : scope
  if (project.log.redo(back, testAuthor()) === null) return
  expect(dump(project)).toBe(before)
  project.log.undo(scope, testAuthor())
  expect(dump(project)).toBe(after)
}

function isThere(project: Project, documentId: string): boolean {
  return project.db.value('SELECT 1 FROM document WHERE id = ?', documentId) !== undefined
}

it('undo and redo in any scope, in any order, clobber nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) =>
      withProject((project) => {
        fillProject(project)
        for (const each of steps) {
          if ('do' in each) doOperation(project, each.do)
          else takeBothWays(project, each.take, scopeOf(project, each.document))
        }
      }),
    ),
    { numRuns },
  )
})
