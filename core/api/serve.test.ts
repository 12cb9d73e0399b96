import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../model/error.ts'
import { connect } from './connect.ts'
import { HostFrame } from './frames.ts'
import { memoryWirePair } from './memoryWire.ts'
import { api, isMethod, type Method } from './registry.ts'
import { type Call, type Handlers, type ServeOptions, serve } from './serve.ts'

const info = {
  name: 'Variorum',
  version: '1',
  kind: 'terminal',
  capabilities: [],
  profile: null,
  suggestedName: 'Ada',
}

type AnyHandler = (input: unknown, call: Call) => unknown

/** Serves handlers for a few methods; any other throws as a bug would. */
function setUp(
  some: Partial<Record<Method, AnyHandler>>,
  options: Partial<ServeOptions<null>> = {},
) {
  const [clientWire, hostWire] = memoryWirePair()
  const logged: string[] = []
  const frames: unknown[] = []
  const missing: AnyHandler = () => {
    throw new TypeError('not in this test')
  }
  const handlers = Object.fromEntries(
    Object.keys(api).map((method) => [
      method,
      isMethod(method) ? (some[method] ?? missing) : missing,
    ]),
  )
  clientWire.onFrame((frame) => frames.push(frame))
  const served = serve({
    wire: hostWire,
    // The test's handlers take and give whatever the test says.
    handlers: handlers as unknown as Handlers<null>,
    context: null,
    clientId: 'client',
    now: () => 0,
    logUnexpected: (error, method) => {
      logged.push(`${method}: ${String(error)}`)
      return 'ref-1'
    },
    permit: () => undefined,
    strict: true,
    ...options,
  })
  return { clientWire, client: connect(clientWire), served, frames, logged }
}

const { promise: forever } = Promise.withResolvers<never>()
const never = () => forever
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('serve and connect', () => {
  test('a call gives the output, and defaults are filled in for the handler', async () => {
    const seen: unknown[] = []
    const { client } = setUp({
      'host.info': () => info,
      'search.run': (input) => {
        seen.push(input)
        return []
      },
    })
    expect(await client.call('host.info', {})).toEqual(info)
    await client.call('search.run', { query: 'x' })
    expect(seen).toEqual([{ query: 'x', limit: 50 }])
  })

  test('an AppError crosses with code, message and details', async () => {
    const { client, logged } = setUp({
      'host.info': () => {
        throw new AppError('ambiguous', 'two of them', { count: 2 })
      },
    })
    await expect(client.call('host.info', {})).rejects.toMatchObject({
      name: 'AppError',
      code: 'ambiguous',
      message: 'two of them',
      details: { count: 2 },
    })
    expect(logged).toEqual([])
  })

  test('anything else is internal, logged once, and gives away nothing but a reference', async () => {
    const { client, logged } = setUp({
      'host.info': () => {
        throw new TypeError('secret path')
      },
    })
    const error = await client.call('host.info', {}).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining('ref-1') })
    expect(String(error)).not.toContain('secret')
    expect(logged).toEqual(['host.info: TypeError: secret path'])
  })

  test('strict mode refuses an output that is not of the registry', async () => {
    const handlers = { 'host.info': () => ({ ...info, kind: 'spaceship' }) }
    const { client, logged } = setUp(handlers)
    await expect(client.call('host.info', {})).rejects.toMatchObject({ code: 'internal' })
    expect(logged).toHaveLength(1)
  })

  test('wrong input, unknown methods and inherited names are invalid_input', async () => {
    const { clientWire, frames } = setUp({ 'host.info': () => info })
    clientWire.send({ t: 'call', id: 0, method: 'host.info', input: { extra: 1 } })
    clientWire.send({ t: 'call', id: 1, method: 'host.nothing', input: {} })
    clientWire.send({ t: 'call', id: 2, method: 'constructor', input: {} })
    clientWire.send({ t: 'call', id: 3, method: '__proto__', input: {} })
    await settled()
    const errors = frames.map((frame) => HostFrame.parse(frame))
    expect(errors.map((frame) => frame.t === 'err' && [frame.id, frame.error.code])).toEqual([
      [0, 'invalid_input'],
      [1, 'invalid_input'],
      [2, 'invalid_input'],
      [3, 'invalid_input'],
    ])
  })

  test('cancelling aborts the handler; whatever error the abort surfaces as is cancelled', async () => {
    const controller = new AbortController()
    const { client, logged } = setUp({
      'project.verify': (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    })
    const call = client.call('project.verify', {}, { signal: controller.signal })
    await settled()
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(logged).toEqual([])
  })

  test('closing the wire aborts what runs and rejects what waits', async () => {
    let signal: AbortSignal | undefined
    const { client, clientWire } = setUp({
      'project.verify': (_input, call) => {
        signal = call.signal
        return never()
      },
    })
    const call = client.call('project.verify', {})
    await settled()
    clientWire.close()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(signal?.aborted).toBe(true)
    await expect(client.call('host.info', {})).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('progress goes out at most ten times a second', async () => {
    let now = 0
    const seen: number[] = []
    const { client } = setUp(
      {
        'project.verify': (_input, { progress }) => {
          for (let done = 0; done < 100; done++) {
            now += 10
            progress({ done, total: 100, label: 'pages' })
          }
          return { ok: true, checked: {}, problems: [] }
        },
      },
      { now: () => now },
    )
    await client.call('project.verify', {}, { onProgress: ({ done }) => seen.push(done) })
    expect(seen).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  })

  test('an id that is still running is refused', async () => {
    const { clientWire, frames } = setUp({ 'project.verify': never })
    clientWire.send({ t: 'call', id: 7, method: 'project.verify', input: {} })
    clientWire.send({ t: 'call', id: 7, method: 'project.verify', input: {} })
    await settled()
    expect(frames).toEqual([
      { t: 'err', id: 7, error: { code: 'invalid_input', message: 'call 7 is still running' } },
    ])
  })

  test('changed events reach the client until it unsubscribes', async () => {
    const { client, served } = setUp({})
    const seen: unknown[] = []
    const unsubscribe = client.onChanged((changed) => seen.push(changed))
    served.changed({ seq: 1, topics: ['documents'] })
    await settled()
    unsubscribe()
    served.changed({ seq: 2, topics: [] })
    await settled()
    expect(seen).toEqual([{ seq: 1, topics: ['documents'] }])
  })

  test('whatever comes in is answered with a frame and never throws', async () => {
    const callLike = fc.record(
      {
        t: fc.oneof(fc.constantFrom('call', 'cancel', 'ok'), fc.anything()),
        id: fc.oneof(fc.nat(), fc.anything()),
        method: fc.oneof(fc.constantFrom(...Object.keys(api), 'toString'), fc.string()),
        input: fc.anything(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), callLike), async (raw) => {
        const { clientWire, frames, logged } = setUp({})
        clientWire.send(raw)
        await settled()
        for (const frame of frames) expect(HostFrame.safeParse(frame).success).toBe(true)
        const isCancel = typeof raw === 'object' && raw !== null && 't' in raw && raw.t === 'cancel'
        if (!isCancel && logged.length === 0) {
          expect(frames).toMatchObject([{ t: 'err', error: { code: 'invalid_input' } }])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a list of an answer, told in pieces', () => {
  async function* inPieces(...pieces: readonly unknown[][]) {
    for (const piece of pieces) {
      yield piece
      await settled()
    }
  }
  const telling = (...pieces: readonly unknown[][]): AnyHandler => {
    return async (_input, call) => {
      await call.tell('capabilities', inPieces(...pieces))
      return info
    }
  }

  test('comes whole, in its order, each piece in a frame of its own', async () => {
    const { client, frames } = setUp({ 'host.info': telling(['print'], ['menus', 'reveal']) })
    const expected = { ...info, capabilities: ['print', 'menus', 'reveal'] }
    expect(await client.call('host.info', {})).toEqual(expected)
    expect(frames.map((frame) => HostFrame.parse(frame).t)).toEqual(['piece', 'piece', 'ok'])
  })

  test('may be the whole answer', async () => {
    const recent = (name: string) => {
      const openedAt = '2026-03-01T09:30:00.000Z'
      return { key: name, name, path: `/${name}.variorum`, openedAt, missing: false }
    }
    const [one, two, three] = [recent('one'), recent('two'), recent('three')]
    const { client, frames } = setUp({
      'projects.recent': async (_input, call) => {
        await call.tell(null, inPieces([one], [two, three]))
        return []
      },
    })
    expect(await client.call('projects.recent', {})).toEqual([one, two, three])
    expect(frames.map((frame) => HostFrame.parse(frame).t)).toEqual(['piece', 'piece', 'ok'])
  })

  test('is checked as a part of the answer in strict mode', async () => {
    const { client, logged } = setUp({ 'host.info': telling(['print'], [7]) })
    await expect(client.call('host.info', {})).rejects.toMatchObject({ code: 'internal' })
    expect(logged).toHaveLength(1)
  })

  test('ends when the call is cancelled, and other calls get their turn between pieces', async () => {
    const controller = new AbortController()
    const endless = async function* () {
      for (;;) {
        yield ['print']
        await settled()
      }
    }
    const { client, frames } = setUp({
      'host.info': async (_input, call) => {
        await call.tell('capabilities', endless())
        return info
      },
      'search.run': () => [],
    })
    const call = client.call('host.info', {}, { signal: controller.signal })
    expect(await client.call('search.run', { query: 'x' })).toEqual([])
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    const count = frames.length
    await settled()
    expect(frames).toHaveLength(count)
  })
})
