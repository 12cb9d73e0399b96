import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProject, type Project, readProject } from '../project.ts'
import type { Transaction } from '../records.ts'
import { readState } from '../state/readState.ts'
import { stateHash } from '../state/stateParts.ts'
import { listCodes } from '../stores/codes.ts'
import {
  addCode,
  change,
  newProject,
  temporaryFolder,
  testAuthor,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'
import { verify } from '../verify/verify.ts'
import type { OperationInfo } from './log.ts'
import type { Steps } from './steps.ts'
import type { Pace } from './underWay.ts'

let folder: ReturnType<typeof temporaryFolder>
let project: Project
beforeEach(() => {
  folder = temporaryFolder()
  project = newProject(folder.path)
})
afterEach(() => {
  project.close()
  folder.remove()
})

const STEPS = 40

function* addCodes(tx: Transaction): Steps<number> {
  for (let count = 0; count < STEPS; count++) {
    addCode(tx, `code ${count}`)
    yield
  }
  return STEPS
}

/** Rests after every step, and does there what the test says. */
function resting(atRest: (rests: number) => void, signal = new AbortController().signal): Pace {
  let rests = 0
  return { isDue: () => true, rest: async () => atRest(++rests), signal }
}

/** Operations in the order in which they were told. */
const told: (OperationInfo | null)[] = []
const tell = (operation: OperationInfo | null) => void told.push(operation)
beforeEach(() => {
  told.length = 0
})

async function writeCodes(pace: Pace) {
  const operation = { ...testAuthor(), code: 'many', label: 'Many codes' }
  const { result } = await project.log.runInSteps(operation, addCodes, pace, tell)
  return result
}

const labels = () => project.log.history({ scope: null, limit: 10 }).map(({ label }) => label)

test('others see nothing of it until it is through, on this connection and on theirs', async () => {
  const head = project.log.head()
  let rests = 0
  const result = await writeCodes(
    resting(() => {
      rests++
      expect(listCodes(project.db)).toEqual([])
      expect(project.log.head()).toBe(head)
      expect(told).toEqual([])
      if (rests % 10 === 1) expect(readProject(project.path, listCodes)).toEqual([])
    }),
  )
  // The log is written in steps as well.
  expect(rests).toBeGreaterThan(2 * STEPS)
  expect(result).toBe(STEPS)
  expect(told.map((operation) => operation?.topics)).toEqual([['codes', 'history']])
  expect(listCodes(project.db)).toHaveLength(STEPS)
  expect(readProject(project.path, listCodes)).toHaveLength(STEPS)
})

test('it is one operation, which one undo takes back, and the file is sound', async () => {
  const before = stateHash(readState(project.db))
  await writeCodes(resting(() => undefined))
  expect(labels()[0]).toBe('Many codes')
  undoOnce(project)
  expect(stateHash(readState(project.db))).toBe(before)
  project.close()
  expect((await verify(project.path)).problems).toEqual([])
  project = openProject(project.path, { mode: 'write', now: testInstant() })
})

test('who writes meanwhile makes it finish first', async () => {
  const writing = writeCodes(
    resting((rests) => {
      if (rests !== 10) return
      change(project, (tx) => addCode(tx, `after ${listCodes(tx).length}`))
      // The other one does not return before this: told then, it would be told in the wrong order.
      expect(told.map((operation) => operation?.code)).toEqual(['many'])
    }),
  )
  expect(await writing).toBe(STEPS)
  expect(labels().slice(0, 2)).toEqual(['test.change', 'Many codes'])
  expect(listCodes(project.db).map(({ name }) => name)).toContain(`after ${STEPS}`)
})

test('who writes on being told of it makes an operation of its own', async () => {
  const operation = { ...testAuthor(), code: 'many', label: 'Many codes' }
  const writeMore = () => void change(project, (tx) => addCode(tx, 'one more'))
  await project.log.runInSteps(
    operation,
    addCodes,
    resting(() => undefined),
    writeMore,
  )
  expect(labels().slice(0, 2)).toEqual(['test.change', 'Many codes'])
  undoOnce(project)
  expect(listCodes(project.db)).toHaveLength(STEPS)
})

test('undo meanwhile takes all of it back', async () => {
  const before = stateHash(readState(project.db))
  await writeCodes(
    resting((rests) => {
      if (rests === 10) expect(undoOnce(project)?.label).toBe('Many codes')
    }),
  )
  expect(stateHash(readState(project.db))).toBe(before)
})

test('who wants to wait is told when it has ended', async () => {
  let waited: readonly number[] = []
  const writing = writeCodes(
    resting((rests) => {
      if (rests !== 1) return
      void project.log.settled().then(() => {
        waited = [listCodes(project.db).length, told.length]
      })
    }),
  )
  await writing
  await project.log.settled()
  expect(waited).toEqual([STEPS, 1])
  expect(project.log.underWay()).toBeNull()
})

test('cancelled in the middle it leaves nothing', async () => {
  const before = [project.log.head(), stateHash(readState(project.db))]
  const controller = new AbortController()
  const pace = resting((rests) => rests === 10 && controller.abort(), controller.signal)
  await expect(writeCodes(pace)).rejects.toMatchObject({ code: 'cancelled' })
  expect([project.log.head(), stateHash(readState(project.db))]).toEqual(before)
  expect(told).toEqual([])
  change(project, (tx) => addCode(tx, 'afterwards'))
})

test('closing the project in the middle takes it back', async () => {
  const before = stateHash(readState(project.db))
  const pace = resting((rests) => {
    if (rests === 10) project.close()
  })
  await expect(writeCodes(pace)).rejects.toMatchObject({ code: 'cancelled' })
  project = openProject(project.path, { mode: 'write', now: testInstant() })
  expect(stateHash(readState(project.db))).toBe(before)
})

test('failing in the middle it leaves nothing, and the next one works', async () => {
  const before = stateHash(readState(project.db))
  const operation = { ...testAuthor(), code: 'many', label: 'Many codes' }
  function* failing(tx: Transaction): Steps<void> {
    addCode(tx, 'one')
    yield
    throw new Error('in the middle')
  }
  const pace = resting(() => undefined)
  await expect(project.log.runInSteps(operation, failing, pace, tell)).rejects.toThrow(
    'in the middle',
  )
  expect(stateHash(readState(project.db))).toBe(before)
  expect(await writeCodes(pace)).toBe(STEPS)
})
