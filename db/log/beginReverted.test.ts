import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readProject, readReverted } from '../project.ts'
import { readState } from '../state/readState.ts'
import { stateHash } from '../state/stateParts.ts'
import { fillProject } from '../testing/filledProject.ts'
import { memoryProject } from '../testing/memoryProject.ts'
import { randomCommand, runCommand } from '../testing/randomCommands.ts'
import { temporaryFolder, testAuthor, undoOnce } from '../testing/sampleProject.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

it('reads what an undo would leave, and leaves the file as it is', () => {
  const commands = fc.array(randomCommand, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(commands, (chosen) => {
      const project = memoryProject()
      try {
        fillProject(project)
        project.log.run({ ...testAuthor(), code: 'test', label: 'Test' }, (tx) => {
          for (const command of chosen) runCommand(tx, command)
        })
        const path = join(folder.path, 'reverted.variorum')
        project.saveTo(path)
        const bytes = readFileSync(path)
        const reverting = project.log.revertedBy({ kind: 'undo', scope: null })
        const stateThere = readReverted(path, reverting?.seq ?? 0, readState)
        expect(readFileSync(path).equals(bytes)).toBe(true)
        expect(readProject(path, readState)).toEqual(readState(project.db))
        undoOnce(project)
        expect(stateHash(stateThere)).toBe(stateHash(readState(project.db)))
      } finally {
        project.close()
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) },
  )
})
