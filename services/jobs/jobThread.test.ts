import { expect, test } from 'vitest'
import type { Marks } from './hostileWorker.fixture.ts'
import { createJobRunner } from './jobRunner.ts'
import { JobThread } from './jobThread.ts'

const workerFile = new URL('./hostileWorker.fixture.ts', import.meta.url)
const MEMORY_MB = 256

function newMarks(): Marks {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Waits for a mark that the job sets; the job has no other way to tell, being busy. */
async function marked(marks: Marks, isIt: (mark: number) => boolean): Promise<void> {
  while (!isIt(Atomics.load(marks, 0))) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** A thread inside a long call of SQLite. */
async function threadInSqlite(patienceMs?: number) {
  const thread = new JobThread(workerFile, MEMORY_MB, patienceMs)
  const marks = newMarks()
  void thread.run({ name: 'stayInSqlite', input: marks }, [])
  await marked(marks, (mark) => mark === 1)
  return { thread, marks }
}

test('a thread inside SQLite is ended when it has come out, not before', async () => {
  const { thread, marks } = await threadInSqlite(60_000)
  expect(await thread.stop()).toBe('ended')
  // The last thing the call does is to call back: that fails in a thread that is being ended.
  expect(marks[0]).toBe(2)
})

test('a thread that stays there for too long is left behind, and ends by itself', async () => {
  const { thread, marks } = await threadInSqlite(1)
  expect(await thread.stop()).toBe('leaving')
  expect(marks[0]).toBe(1)
  await thread.end()
  expect(marks[0]).toBe(2)
})

test('a thread in JavaScript is ended at once', async () => {
  const thread = new JobThread(workerFile, MEMORY_MB)
  void thread.run({ name: 'spin', input: null }, [])
  expect(await thread.stop()).toBe('ended')
})

test('a thread gets no more into SQLite once its end is wanted', async () => {
  for (let round = 0; round < 10; round++) {
    const thread = new JobThread(workerFile, MEMORY_MB)
    const marks = newMarks()
    void thread.run({ name: 'hammerSqlite', input: marks }, [])
    await marked(marks, (mark) => mark > round * 50)
    expect(await thread.stop()).toBe('ended')
    const before = marks[0]
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(marks[0]).toBe(before)
  }
})

test('who cancels is told when the thread outlives the job, and the turn is free', async () => {
  const runner = createJobRunner<{
    readonly stayInSqlite: { readonly input: Marks; readonly output: null }
    readonly double: { readonly input: number; readonly output: number }
  }>({ workerFile, maxThreads: 1, patienceMs: 1 })
  const controller = new AbortController()
  const marks = newMarks()
  const job = runner.runJob('stayInSqlite', marks, { signal: controller.signal })
  await marked(marks, (mark) => mark === 1)
  controller.abort()
  await expect(job).rejects.toMatchObject({ code: 'cancelled', details: { thread: 'leaving' } })
  expect(await runner.runJob('double', 4)).toBe(8)
  await runner.close()
  expect(marks[0]).toBe(2)
})
