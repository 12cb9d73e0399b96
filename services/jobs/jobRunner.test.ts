import { afterAll, describe, expect, test } from 'vitest'
import type { HostileJobs } from './hostileWorker.fixture.ts'
import { createJobRunner } from './jobRunner.ts'

const workerFile = new URL('./hostileWorker.fixture.ts', import.meta.url)
const runner = createJobRunner<HostileJobs>({ workerFile, maxThreads: 1 })
const { runJob } = runner

afterAll(() => runner.close())

async function expectStillWorking(): Promise<void> {
  expect(await runJob('double', 21)).toBe(42)
}

describe('a job', () => {
  test('gives its answer', async () => {
    expect(await runJob('double', 4)).toBe(8)
  })

  test('has a name of the closed map, with its own input', () => {
    const neverCalled = () => {
      // @ts-expect-error no such job
      void runJob('doubel', 4)
      // @ts-expect-error the wrong input
      void runJob('double', 'four')
    }
    expect(neverCalled).toBeTypeOf('function')
  })

  test('takes bytes by copy, or by transfer when asked', async () => {
    const copied = new Uint8Array(1000)
    expect(await runJob('lengthOf', copied)).toBe(1000)
    expect(copied.length).toBe(1000)
    const moved = new Uint8Array(1000)
    expect(await runJob('lengthOf', moved, { transfer: [moved.buffer] })).toBe(1000)
    expect(moved.length).toBe(0)
  })

  test('refuses with its own code, message and details, and keeps its thread', async () => {
    const before = await runJob('threadNumber', null)
    await expect(runJob('refuse', null)).rejects.toMatchObject({
      name: 'AppError',
      code: 'unsupported',
      message: 'looks like a ZIP archive',
      details: { looksLike: 'zip' },
    })
    expect(await runJob('threadNumber', null)).toBe(before)
  })

  test('sees no environment variable and prints nothing on standard output', async () => {
    expect(await runJob('environment', null)).toEqual([])
    expect(await runJob('print', null)).toBe(null)
  })
})

describe('progress', () => {
  test('is told while the job runs, however much it talks only ten times a second, and to its caller alone', async () => {
    const heard: number[] = []
    const said = await runJob('chatter', 550, {
      onProgress: ({ done, label }) => {
        expect(label).toBe('talk')
        heard.push(done)
      },
    })
    expect(heard[0]).toBe(0)
    expect(heard.length).toBeLessThanOrEqual(6)
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
    expect(said).toBeGreaterThan(100)
    const before = heard.length
    expect(await runJob('chatter', 5)).toBeGreaterThan(0)
    expect(heard.length).toBe(before)
  })

  test('stops with a job that is cancelled', async () => {
    const controller = new AbortController()
    let heard = 0
    const onProgress = () => {
      heard++
      controller.abort()
    }
    const job = runJob('chatter', 60_000, { onProgress, signal: controller.signal })
    await expect(job).rejects.toMatchObject({ code: 'cancelled' })
    const before = heard
    await expectStillWorking()
    expect(heard).toBe(before)
  })
})

describe('limits', () => {
  test('a job that never ends is a timeout', async () => {
    await expect(runJob('spin', null, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'timeout',
      message: 'job spin took more than 300 ms',
    })
    await expectStillWorking()
  })

  test.each(['allocate', 'allocateBuffers', 'growArray'] as const)(
    'a job that fills the memory is too large: %s',
    async (name) => {
      await expect(runJob(name, null, { memoryMb: 64 })).rejects.toMatchObject({
        code: 'too_large',
        message: `job ${name} needs more than 64 MB of memory`,
      })
      await expectStillWorking()
    },
  )

  test('a job that recurses for ever is too large', async () => {
    await expect(runJob('recurse', null)).rejects.toMatchObject({ code: 'too_large' })
    await expectStillWorking()
  })

  test('a running job can be cancelled', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 200)
    await expect(runJob('spin', null, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    await expectStillWorking()
  })

  test('a job that waits for its turn can be cancelled, and the others keep their turn', async () => {
    const controller = new AbortController()
    const first = runJob('spin', null, { timeoutMs: 300 })
    const second = runJob('double', 1, { signal: controller.signal })
    const third = runJob('double', 2)
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
    await expect(first).rejects.toMatchObject({ code: 'timeout' })
    expect(await third).toBe(4)
  })

  test('a job is not begun for a signal that is aborted already', async () => {
    await expect(runJob('double', 1, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

describe('a crash', () => {
  test.each([
    ['throwError', /^job throwError failed: a bug$/],
    ['throwOutside', /^job throwOutside crashed: TypeError: a bug outside the handler$/],
    ['exit', /^job exit ended without an answer \(exit code 3\)$/],
    ['answerFunction', /^job answerFunction failed: .* could not be cloned/],
  ] as const)('%s is internal and names the job', async (name, message) => {
    await expect(runJob(name, null)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringMatching(message),
    })
    await expectStillWorking()
  })

  test('an input that cannot cross is internal', async () => {
    const input: unknown = () => 4
    // A function where a number is due, as only untyped code could pass it.
    await expect(runJob('double', input as number)).rejects.toMatchObject({ code: 'internal' })
    await expectStillWorking()
  })
})

describe('threads', () => {
  test('one warm thread serves jobs that follow each other', async () => {
    const first = await runJob('threadNumber', null)
    expect(await runJob('threadNumber', null)).toBe(first)
  })

  test('jobs of other limits that take turns have a warm thread each', async () => {
    const turn = async () => [
      await runJob('threadNumber', null, { memoryMb: 384 }),
      await runJob('threadNumber', null, { memoryMb: 256 }),
    ]
    expect(await turn()).toEqual(await turn())
  })

  test('no more than a few are kept', async () => {
    const first = await runJob('threadNumber', null)
    for (const memoryMb of [256, 320, 384, 448]) await runJob('threadNumber', null, { memoryMb })
    expect(await runJob('threadNumber', null)).not.toBe(first)
  })

  test('a job that left much garbage costs the thread, not the next job', async () => {
    const numbers = new Set<number>()
    for (let round = 0; round < 5; round++) {
      numbers.add(await runJob('litter', 80, { memoryMb: 256 }))
    }
    expect(numbers.size).toBe(5)
  })

  test('jobs run side by side up to the limit', async () => {
    const wide = createJobRunner<HostileJobs>({ workerFile, maxThreads: 2 })
    const spinning = expect(wide.runJob('spin', null, { timeoutMs: 2000 })).rejects.toThrow()
    expect(await wide.runJob('double', 3)).toBe(6)
    await spinning
    await wide.close()
  })
  test('a job waits for none of another lane', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const spinning = expect(runJob('spin', null, { timeoutMs: 600_000, signal })).rejects.toThrow()
    expect(await runJob('double', 3, { lane: 'list' })).toBe(6)
    expect(await runJob('double', 4, { lane: 'background' })).toBe(8)
    controller.abort()
    await spinning
  })
})
