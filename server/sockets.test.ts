// What whoever can reach the port can and cannot do with sockets.
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Headers, type LoopbackHarness, openLoopback } from './testing/loopbackHarness.ts'

const frameBytes = 100_000

let harness: LoopbackHarness
let cookie = ''
let origin = ''
beforeAll(async () => {
  harness = await openLoopback({ frameBytes, pingMs: 100 })
  cookie = await harness.enter()
  origin = harness.origin
})
afterAll(() => harness.close())

const open = () => harness.openSocket({ cookie, origin })

async function nextFrame(socket: WebSocket): Promise<unknown> {
  const [data] = await once(socket, 'message')
  return JSON.parse(String(data))
}

async function expectAlive(): Promise<void> {
  const client = await harness.connect(cookie)
  expect(await client.call('host.info', {})).toMatchObject({ kind: 'loopback' })
  client.close()
}

describe('a socket', () => {
  test('opens for the page that was let in, and carries the API', async () => {
    await expectAlive()
  })

  test.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['another scheme', { origin: 'https://127.0.0.1:PORT' }, 403],
    ['another name of this machine', { origin: 'http://localhost:PORT' }, 403],
    ['a file or a sandbox', { origin: 'null' }, 403],
    ['a suffix', { origin: 'http://127.0.0.1:PORT.evil.example' }, 403],
    ['a slash too many', { origin: 'http://127.0.0.1:PORT/' }, 403],
    ['capitals', { origin: 'HTTP://127.0.0.1:PORT' }, 403],
    ['an empty origin', { origin: '' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['no cookie', { cookie: undefined }, 403],
    ['a wrong cookie', { cookie: 'variorum-PORT=AAAA' }, 403],
    ['a cookie of another port', { cookie: 'variorum-1=AAAA' }, 403],
    ['a wrong host', { host: 'evil.example' }, 421],
    ['another name of the host', { host: 'localhost:PORT' }, 421],
  ])('is refused to %s', async (_what, change: Record<string, string | undefined>, status) => {
    const port = String(harness.loopback.port)
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries({ cookie, origin, ...change })) {
      if (value !== undefined) headers[name] = value.replace('PORT', port)
    }
    await expect(harness.openSocket(headers)).rejects.toThrow(
      `Unexpected server response: ${status}`,
    )
  })

  test('is refused to two origins, the right one among them', async () => {
    const headers: Headers = { cookie, origin: [origin, 'http://evil.example'] }
    await expect(harness.openSocket(headers)).rejects.toThrow('403')
  })

  test.each(['/', '/API', '/api/', '/api/x', '//api', '/upload'])('is not at %s', async (path) => {
    const socket = new WebSocket(origin.replace('http', 'ws') + path, {
      headers: { cookie, origin },
    })
    await expect(once(socket, 'open')).rejects.toThrow('404')
  })

  test('is refused to a request that only looks like one', async () => {
    const connection = connect(harness.loopback.port, '127.0.0.1')
    const host = `host: 127.0.0.1:${harness.loopback.port}`
    const head = ['GET /api HTTP/1.1', host, `cookie: ${cookie}`, `origin: ${origin}`]
    connection.write(`${[...head, 'connection: upgrade', 'upgrade: telnet'].join('\r\n')}\r\n\r\n`)
    const [answer] = await once(connection, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /)
    connection.destroy()
  })
})

describe('a frame', () => {
  test.each([
    ['no JSON', 'nonsense'],
    ['half of one', '{"t":"call","id":1,'],
    ['an empty one', ''],
    ['null', 'null'],
    ['an array', '[1,2]'],
    ['no kind', '{"id":3}'],
    ['an unknown kind', '{"t":"ok","id":3,"output":{}}'],
    ['a negative id', '{"t":"call","id":-1,"method":"host.info","input":{}}'],
    ['a made-up field', '{"t":"cancel","id":1,"x":1}'],
    ['a lone surrogate', '"\\ud800"'],
    ['binary', Buffer.from('{"t":"call","id":3,"method":"host.info","input":{}}')],
    ['a deep nest', '['.repeat(20_000) + ']'.repeat(20_000)],
  ])('with %s is answered as an error, and the next one is served', async (_what, data) => {
    const socket = await open()
    socket.send(data)
    expect(await nextFrame(socket)).toMatchObject({ t: 'err', error: { code: 'invalid_input' } })
    socket.send('{"t":"call","id":7,"method":"host.info","input":{}}')
    expect(await nextFrame(socket)).toMatchObject({ t: 'ok', id: 7 })
    socket.close()
  })

  test.each([
    ['unknown', 'x.y', {}],
    ['inherited', 'constructor', {}],
    ['wrongly called', 'profile.set', { name: 7 }],
  ])('that calls an %s method is answered as an error', async (_what, method, input) => {
    const socket = await open()
    socket.send(JSON.stringify({ t: 'call', id: 1, method, input }))
    expect(await nextFrame(socket)).toMatchObject({ t: 'err', id: 1 })
    socket.close()
  })

  test('with input nested out of all measure does no harm', async () => {
    const socket = await open()
    const nest = '['.repeat(20_000) + ']'.repeat(20_000)
    const input = `{"target":{"kind":"project"},"body":{"content":${nest}}}`
    socket.send(`{"t":"call","id":1,"method":"notes.create","input":${input}}`)
    expect(await nextFrame(socket)).toMatchObject({ t: 'err', id: 1 })
    socket.close()
    await expectAlive()
  })

  test('that is too long ends its own connection and no other', async () => {
    const bystander = await open()
    const socket = await open()
    socket.send('x'.repeat(frameBytes + 1))
    const [code] = await once(socket, 'close')
    expect(code).toBe(1009)
    expect(bystander.readyState).toBe(bystander.OPEN)
    bystander.close()
    await expectAlive()
  })

  test.each([
    ['reserved bits', [0xf1, 0x80, 0, 0, 0, 0]],
    ['an unknown operation', [0x83, 0x80, 0, 0, 0, 0]],
    ['no mask', [0x81, 0x01, 0x78]],
    ['a length of 2^63', [0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['bytes that are no text', [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]],
    ['a long ping', [0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0]],
    ['a piece of nothing', [0x80, 0x80, 0, 0, 0, 0]],
  ])('with %s ends its own connection', async (_what, bytes) => {
    const connection = await upgraded()
    connection.resume().write(Buffer.from(bytes))
    await once(connection, 'close')
    await expectAlive()
  })

  test('that never ends holds nobody up', async () => {
    const connection = await upgraded()
    connection.write(Buffer.from([0x01, 0xfe, 0x10, 0x00, 0, 0, 0, 0, 0x78]))
    await expectAlive()
    connection.destroy()
  })
})

describe('a client', () => {
  test('that no longer reads or answers is let go', async () => {
    const socket = await open()
    socket.pause()
    await setTimeout(600)
    const closed = once(socket, 'close')
    socket.resume()
    await closed
    await expectAlive()
  })

  test('that answers stays', async () => {
    const socket = await open()
    await setTimeout(600)
    expect(socket.readyState).toBe(socket.OPEN)
    socket.close()
  })

  test('that breaks off in the middle of a task harms nobody', async () => {
    const socket = await open()
    const grant = harness.host.grants.mint(`${harness.folder}/broken-off.variorum`)
    const input = { grant }
    socket.send(JSON.stringify({ t: 'call', id: 1, method: 'projects.sample', input }))
    await setTimeout(50)
    socket.terminate()
    await expectAlive()
  })

  test('shares the project with the other windows, and all hear of a change', async () => {
    const [first, second] = [await harness.connect(cookie), await harness.connect(cookie)]
    const path = `${harness.folder}/shared.variorum`
    await first.call('projects.create', { grant: harness.host.grants.mint(path) })
    const [recent] = await second.call('projects.recent', {})
    await second.call('projects.open', { recent: recent?.key ?? '' })
    const heard: number[] = []
    second.onChanged((changed) => heard.push(changed.seq))
    const { seq } = await first.call('project.rename', { name: 'Both see it' })
    await expect.poll(() => heard.at(-1)).toBe(seq)
    expect(await second.call('project.info', {})).toMatchObject({ name: 'Both see it', seq })
  })

  test('of another host finds the project locked, and is told by whom', async () => {
    const own = await harness.connect(cookie)
    const path = `${harness.folder}/held.variorum`
    await own.call('projects.create', { grant: harness.host.grants.mint(path) })
    const other = await openLoopback()
    const client = await other.connect(await other.enter())
    const grant = () => other.host.grants.mint(path)
    await expect(client.call('projects.open', { grant: grant() })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
      details: { holder: { pid: process.pid, program: 'Variorum' } },
    })
    const reading = await client.call('projects.open', { grant: grant(), mode: 'read' })
    expect(reading.mode).toBe('read')
    await other.close()
  })
})

test('closing says goodbye to every client', async () => {
  const other = await openLoopback()
  const socket = await other.openSocket({ cookie: await other.enter(), origin: other.origin })
  const closed = once(socket, 'close')
  await other.close()
  expect((await closed)[0]).toBe(1001)
})

test('closing does not wait for a client that says nothing', async () => {
  const other = await openLoopback()
  const socket = await other.openSocket({ cookie: await other.enter(), origin: other.origin })
  socket.pause()
  const start = performance.now()
  await other.close()
  expect(performance.now() - start).toBeLessThan(3000)
  socket.terminate()
})

/** A connection that is past its handshake, for bytes that no library would send. */
async function upgraded() {
  const connection = connect(harness.loopback.port, '127.0.0.1')
  connection.on('error', () => undefined)
  const head = [
    'GET /api HTTP/1.1',
    `host: 127.0.0.1:${harness.loopback.port}`,
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
  ]
  connection.write(`${head.join('\r\n')}\r\n\r\n`)
  const [answer] = await once(connection, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 101 /)
  return connection
}
