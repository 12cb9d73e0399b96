// What whoever can reach the port can and cannot do with plain requests.
import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackHarness, openLoopback, pathOf } from './testing/loopbackHarness.ts'

let harness: LoopbackHarness
let cookie = ''
beforeAll(async () => {
  harness = await openLoopback({ headersMs: 300 })
  cookie = await harness.enter()
})
afterAll(() => harness.close())

const get = (path: string, headers = {}) => harness.send({ path, headers: { cookie, ...headers } })

/** What the host answers to exactly these bytes, before it closes or resets the connection. */
async function sendRaw(bytes: string): Promise<string> {
  const socket = connect(harness.loopback.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.on('error', () => undefined)
  socket.end(bytes)
  await new Promise((resolve) => socket.on('close', resolve))
  return answer
}

describe('a link', () => {
  test('lets one browser in, once', async () => {
    const path = pathOf(harness.loopback.newTicketUrl())
    const first = await harness.send({ path })
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    const [cookie = ''] = first.headers['set-cookie'] ?? []
    const { port } = harness.loopback
    expect(cookie).toMatch(
      new RegExp(`^variorum-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    const second = await harness.send({ path })
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  test('takes whoever is in already to the page, without another cookie', async () => {
    const path = pathOf(harness.loopback.newTicketUrl())
    await harness.send({ path })
    const again = await get(path)
    expect(again).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  test('works for a minute and no longer', async () => {
    const path = pathOf(harness.loopback.newTicketUrl())
    harness.passTime(59_000)
    const late = pathOf(harness.loopback.newTicketUrl())
    expect((await harness.send({ path })).status).toBe(303)
    harness.passTime(60_001)
    expect((await harness.send({ path: late })).status).toBe(403)
  })

  test('is not spent by a program that looks it over first', async () => {
    const path = pathOf(harness.loopback.newTicketUrl())
    expect((await harness.send({ method: 'HEAD', path })).status).toBe(403)
    expect((await harness.send({ path })).status).toBe(303)
  })

  test('hands the page what is meant for it, and leads nowhere else', async () => {
    const url = harness.loopback.newTicketUrl(new URLSearchParams({ open: 'recent' }))
    expect((await harness.send({ path: pathOf(url) })).headers.location).toBe('/?open=recent')
    const ticket = new URL(harness.loopback.newTicketUrl()).search
    const elsewhere = await harness.send({ path: `//evil.example/${ticket}` })
    expect(elsewhere.headers.location).toBe('/')
  })

  test.each(['', 'x', 'A'.repeat(43), '__proto__', 'é'])('is not made up: %j', async (ticket) => {
    const path = `/?ticket=${encodeURIComponent(ticket)}`
    expect((await harness.send({ path })).status).toBe(403)
  })

  test('leads to an address with every bit of its ticket', () => {
    const tickets = [1, 2].map(() =>
      new URL(harness.loopback.newTicketUrl()).searchParams.get('ticket'),
    )
    expect(new Set(tickets).size).toBe(2)
    for (const ticket of tickets) expect(Buffer.from(ticket ?? '', 'base64url')).toHaveLength(32)
  })
})

describe('the interface', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<p id="words">'],
    ['/?open=recent', 'text/html; charset=utf-8', '<p id="words">'],
    ['/index.html', 'text/html; charset=utf-8', '<p id="words">'],
    ['/assets/app.js', 'text/javascript; charset=utf-8', 'dataset'],
    ['/assets/style.css', 'text/css; charset=utf-8', 'color'],
    ['/assets/letters.woff2', 'font/woff2', 'wOF2'],
  ])('gives %s as %s', async (path, mediaType, part) => {
    const { status, headers, text } = await get(path)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: mediaType })
    expect(text).toContain(part)
    const head = await harness.send({ method: 'HEAD', path, headers: { cookie } })
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(text)))
  })

  test.each(['/assets/app.js.map', '/notes.secret', '/assets', '/assets/', '/api', '/upload'])(
    'has no %s to give',
    async (path) => expect((await get(path)).status).toBe(404),
  )

  test.each([
    '/../package.json',
    '/assets/../../data/profile.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%5c..%5cindex.html',
    '/assets/%252e%252e/index.html',
    '/index.html%00.js',
    '/%c0%ae%c0%ae/index.html',
    '/assets/%E0%A4%A',
    '/./assets//app.js',
    '//etc/passwd',
    '/file:///etc/passwd',
    '/download/',
    '/download/__proto__',
  ])('keeps to its own files: %s', async (path) => {
    const { status, text } = await get(path)
    expect(status).toBe(404)
    expect(text).toBe(
      path.startsWith('/download/')
        ? 'There is nothing to download here, or no more.\n'
        : 'There is no such file.\n',
    )
  })
})

test('an address that leads round to a file is that file', async () => {
  for (const path of ['/..\\..\\index.html', '/download/../index.html', '/x/%2e%2e/']) {
    expect(await get(path)).toMatchObject({ status: 200, text: (await get('/')).text })
  }
})

describe('every answer', () => {
  test.each([
    ['a file', () => get('/')],
    ['a refusal', () => harness.send({ path: '/' })],
    ['a wrong host', () => get('/', { host: 'evil.example' })],
    ['a wrong method', () => harness.send({ method: 'DELETE', path: '/' })],
    ['an error', () => harness.post('/upload', cookie)],
  ])('%s carries the headers of a closed house', async (_what, ask) => {
    const { headers } = await ask()
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain(`default-src 'none'; script-src 'self'; style-src 'self'`)
    expect(policy).toContain(`base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const allowing = Object.keys(headers).filter((name) => name.startsWith('access-control-'))
    expect(allowing).toEqual([])
  })
})

describe('a request is refused', () => {
  test.each([
    'localhost',
    '127.0.0.1',
    'evil.example',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    'localhost:PORT',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '2130706433:PORT',
    '127.0.0.1:PORT.',
    '127.0.0.1:PORT@evil.example',
    '',
  ])('for the host %j', async (host) => {
    const named = host.replace('PORT', String(harness.loopback.port))
    expect((await get('/', { host: named })).status).toBe(421)
    const path = pathOf(harness.loopback.newTicketUrl())
    expect((await harness.send({ path, headers: { host: named } })).status).toBe(421)
    expect((await harness.send({ path })).status).toBe(303)
  })

  test('without a host, or with two', async () => {
    const host = `host: 127.0.0.1:${harness.loopback.port}\r\n`
    const from = (head: string) => sendRaw(`${head}cookie: ${cookie}\r\nconnection: close\r\n\r\n`)
    expect(await from(`GET / HTTP/1.1\r\n${host}`)).toMatch(/^HTTP\/1\.1 200 /)
    expect(await from('GET / HTTP/1.1\r\n')).toMatch(/^HTTP\/1\.1 421 /)
    expect(await from('GET / HTTP/1.0\r\n')).toMatch(/^HTTP\/1\.1 421 /)
    expect(await from(`GET / HTTP/1.1\r\n${host}host: evil.example\r\n`)).toMatch(/ 4\d\d /)
    expect(await from(`GET / HTTP/1.1\r\nhost: evil.example\r\n${host}`)).toMatch(/ 4\d\d /)
  })

  test('for an address that is no path', async () => {
    const host = `host: 127.0.0.1:${harness.loopback.port}\r\nconnection: close\r\n`
    const { origin } = harness
    expect(await sendRaw(`GET ${origin}/ HTTP/1.1\r\n${host}\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await sendRaw(`OPTIONS * HTTP/1.1\r\n${host}\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
    expect(await sendRaw(`CONNECT evil.example:80 HTTP/1.1\r\n${host}\r\n`)).not.toMatch(/ 2\d\d /)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'for the method %s',
    async (method) => {
      const { origin } = harness
      for (const path of ['/', '/upload?name=x', '/api']) {
        const answer = await harness.send({ method, path, headers: { cookie, origin } })
        expect(answer.status).toBe(405)
      }
    },
  )

  test('for a post to a file', async () => {
    const answer = await harness.post('/index.html', cookie)
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  test('without the cookie, with a wrong one, with one of another port', async () => {
    const { port } = harness.loopback
    const [name = '', secret = ''] = cookie.split('=')
    const other = await openLoopback()
    const wrong = [
      undefined,
      '',
      name,
      `${name}=`,
      `${name}=${secret.slice(0, -1)}`,
      `${name}=${secret}x`,
      `${name}=${'A'.repeat(43)}`,
      `variorum=${secret}`,
      `variorum-${port + 1}=${secret}`,
      `x${name}=${secret}`,
      `${name}=é${secret}`,
      await other.enter(),
    ]
    await other.close()
    for (const value of wrong) {
      const headers = value === undefined ? {} : { cookie: Buffer.from(value).toString('latin1') }
      for (const path of ['/', '/index.html', '/assets/app.js', '/download/x', '/nothing']) {
        const answer = await harness.send({ path, headers })
        expect({ value, path, status: answer.status }).toEqual({ value, path, status: 403 })
        expect(answer.text).toContain('was not let in')
      }
    }
  })

  test('but not for what other programs set beside the cookie', async () => {
    const [name = ''] = cookie.split('=')
    const beside = `a=b; ${name}=theirs; ${cookie}; c`
    expect((await get('/', { cookie: beside })).status).toBe(200)
  })
})

test('nobody reaches the port by another address of this machine', async () => {
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const outer = others.filter(({ internal, scopeid }) => !internal && !scopeid)
  for (const host of ['127.0.0.2', ...outer.map(({ address }) => address)]) {
    const socket = connect({ port: harness.loopback.port, host, timeout: 2000 })
    const reached = new Promise((resolve) => {
      socket.on('connect', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('timeout', () => resolve(false))
    })
    expect({ host, isReached: await reached }).toEqual({ host, isReached: false })
    socket.destroy()
  }
})

describe('what is no HTTP', () => {
  test.each([
    'nonsense\r\n\r\n',
    '\0\0\0\0',
    `GET / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(5000)}\r\n`,
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    'POST /upload HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n',
    'POST /upload HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ])('harms nobody: %#', async (bytes) => {
    expect(await sendRaw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d |^$/)
    expect((await get('/')).status).toBe(200)
  })

  test('and who does not come to the point is cut off', async () => {
    const slow = connect(harness.loopback.port, '127.0.0.1')
    slow.on('error', () => undefined)
    slow.write('GET / HTTP/1.1\r\nho')
    const start = performance.now()
    await once(slow.resume(), 'close')
    expect(performance.now() - start).toBeLessThan(3000)
    await setTimeout(10)
    expect((await get('/')).status).toBe(200)
  })
})
