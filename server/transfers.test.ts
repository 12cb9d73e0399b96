// Files on their way between the browser and the host.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../core/api/connect.ts'
import { type LoopbackHarness, openLoopback, type Sent } from './testing/loopbackHarness.ts'

const uploadBytes = 1_000_000
const LIFETIME = 15 * 60_000

let harness: LoopbackHarness
let cookie = ''
let client: Client
beforeAll(async () => {
  harness = await openLoopback({ uploadBytes })
  cookie = await harness.enter()
})
afterAll(() => harness.close())

/** Redeems it, as a handler would. */
const pathOf = (grant: string) => harness.host.grants.redeemToRead(grant)

async function upload(name: string, body: Sent['body'] = 'Some words.\n'): Promise<string> {
  const answer = await harness.post(`/upload?name=${encodeURIComponent(name)}`, cookie, body)
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text).grant
}

/** The folder of this host's files in transit: the parent of the folder of each file. */
async function folderInTransit(): Promise<string> {
  return dirname(dirname(pathOf(await upload('x'))))
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('an upload', () => {
  beforeAll(async () => {
    client = await harness.connect(cookie)
    const grant = harness.host.grants.mint(join(harness.folder, 'uploads.variorum'))
    await client.call('projects.create', { grant })
  })
  beforeEach(() => harness.passTime(LIFETIME))

  test('becomes a document, named as the file; then the file is gone', async () => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    const grants = await Promise.all([
      upload('Première page.txt', 'Ünï 🍎\n'),
      upload('b.txt', 'second\n'),
    ])
    expect(filesIn(folder).sort()).toEqual(['Première page.txt', 'b.txt'])
    const { documents, errors } = await client.call('documents.import', { grants })
    expect(errors).toEqual([])
    expect(documents.map(({ title }) => title)).toEqual(['Première page', 'b'])
    const [first] = await client.call('documents.list', {})
    const text = await client.call('documents.text', { documentId: first?.id ?? '' })
    expect(text.text).toBe('Ünï 🍎\n')
    await expect.poll(() => filesIn(folder)).toEqual([])
  })

  test('is gone, too, after a call that failed', async () => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    const grants = [await upload('a.pdf', '%PDF-1.7')]
    expect(filesIn(folder)).toEqual(['a.pdf'])
    expect(await client.call('documents.import', { grants })).toMatchObject({
      errors: [{ file: expect.stringMatching(/a\.pdf$/), code: 'corrupt' }],
    })
    await expect.poll(() => filesIn(folder)).toEqual([])
    await expect(client.call('documents.import', { grants })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('is gone when its window is', async () => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    const grants = [await upload('left.txt')]
    const socket = await harness.openSocket({ cookie, origin: harness.origin })
    const input = { grants }
    socket.send(JSON.stringify({ t: 'call', id: 1, method: 'documents.import', input }))
    socket.close()
    await expect.poll(() => filesIn(folder)).toEqual([])
  })

  test('that nobody asked for is gone before long', async () => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    await upload('forgotten.txt')
    expect(filesIn(folder)).toEqual(['forgotten.txt'])
    harness.passTime(LIFETIME)
    await upload('next.txt')
    expect(filesIn(folder)).toEqual(['next.txt'])
  })

  test('is not opened as a project: what is written to a copy would be lost', async () => {
    const bytes = readFileSync(join(harness.folder, 'uploads.variorum'))
    const another = await harness.connect(cookie)
    for (const method of ['projects.open', 'projects.create', 'projects.sample'] as const) {
      const grant = await upload('copy.variorum', bytes)
      await expect(another.call(method, { grant })).rejects.toMatchObject({ code: 'not_found' })
    }
    another.close()
  })

  test('is not written to, either', async () => {
    const folder = await folderInTransit()
    const bytes = readFileSync(join(harness.folder, 'uploads.variorum'))
    const copy = () => upload('copy.variorum', bytes)
    const text = { grant: await copy(), text: 'lost' }
    const restored = { backup: await copy(), project: await copy() }
    const missing = { code: 'not_found' }
    await expect(client.call('files.write', text)).rejects.toMatchObject(missing)
    await expect(client.call('project.backup', { grant: await copy() })).rejects.toMatchObject(
      missing,
    )
    await expect(client.call('projects.restore', restored)).rejects.toMatchObject(missing)
    expect(filesIn(folder)).not.toContain('copy.variorum')
  })

  test('of a project can be verified', async () => {
    const made = harness.host.grants.mint(join(harness.folder, 'whole.variorum'))
    const another = await harness.connect(cookie)
    await another.call('projects.create', { grant: made })
    await another.call('projects.close', {})
    const bytes = readFileSync(join(harness.folder, 'whole.variorum'))
    const grant = await upload('whole.variorum', bytes)
    expect(await another.call('project.verify', { grant })).toMatchObject({ ok: true })
    another.close()
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/absolute.txt', 'absolute.txt'],
    ['..', 'unnamed'],
    ['a/', 'unnamed'],
    ['nul\0byte\n.txt', 'nulbyte.txt'],
    [`${'é'.repeat(300)}.html`, `${'é'.repeat(77)}.html`],
  ])('called %j stays in its folder', async (name, kept) => {
    const path = pathOf(await upload(name))
    expect(basename(path)).toBe(kept)
    expect(dirname(dirname(dirname(path)))).toBe(tmpdir())
  })

  test('is readable by its owner alone', async () => {
    const path = pathOf(await upload('private.txt'))
    const modeOf = (file: string) => statSync(file).mode & 0o077
    expect([modeOf(path), modeOf(dirname(dirname(path)))]).toEqual([0, 0])
  })

  test('up to the limit is kept, byte for byte', async () => {
    const bytes = Buffer.alloc(uploadBytes, 'é')
    expect(readFileSync(pathOf(await upload('limit', bytes)))).toEqual(bytes)
    expect(readFileSync(pathOf(await upload('empty', '')))).toHaveLength(0)
  })

  // Tried again: who is still sending may meet a reset before the answer (RFC 9112, section 9.6).
  test.each([
    ['announced', Buffer.alloc(uploadBytes + 1)],
    ['sent without saying', endless(20 * uploadBytes)],
  ])('above the limit is refused: %s', async (_how, body) => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    await upload('y')
    const answer = await harness.post('/upload?name=big.txt', cookie, body)
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { code: 'too_large', details: { maxBytes: uploadBytes } },
    })
    expect(filesIn(folder)).toEqual(['y'])
  })

  test('that announces too much is refused before it is sent', async () => {
    const { origin } = harness
    const host = `127.0.0.1:${harness.loopback.port}`
    const headers = { host, cookie, origin, 'content-length': 10 ** 12 }
    const sending = request(`http://${host}/upload?name=huge`, { method: 'POST', headers })
    sending.on('error', () => undefined)
    const answer = new Promise((resolve) => sending.on('response', resolve))
    sending.flushHeaders()
    expect(await answer).toMatchObject({ statusCode: 413 })
    sending.destroy()
  })

  test('that breaks off leaves nothing', async () => {
    const folder = await folderInTransit()
    harness.passTime(LIFETIME)
    await upload('y')
    const host = `127.0.0.1:${harness.loopback.port}`
    const headers = { host, cookie, origin: harness.origin, 'content-length': 100 }
    const path = '/upload?name=half.txt'
    const sending = request(`http://${host}${path}`, { method: 'POST', headers })
    sending.on('error', () => undefined)
    sending.write('half')
    await expect.poll(() => filesIn(folder).sort()).toEqual(['half.txt', 'y'])
    sending.destroy()
    await expect.poll(() => filesIn(folder)).toEqual(['y'])
    expect(harness.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('needs a name', async () => {
    for (const path of ['/upload', '/upload?name=', '/save-target', '/project-target']) {
      const answer = await harness.post(path, cookie, 'x')
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'invalid_input' } })
    }
  })
})

async function* endless(total: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < total; sent += 10_000) yield Buffer.alloc(10_000)
}

describe.each(['/upload', '/save-target', '/project-target'])('%s is refused', (path) => {
  const ask = (headers: Record<string, string>) =>
    harness.send({ method: 'POST', path: `${path}?name=x`, headers, body: 'x' })

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    undefined,
  ])('to the origin %s', async (origin) => {
    const named = origin?.replace('PORT', String(harness.loopback.port))
    const headers = named === undefined ? { cookie } : { cookie, origin: named }
    expect((await ask(headers)).status).toBe(403)
  })

  test('without the cookie, whatever is sent', async () => {
    const { origin } = harness
    expect((await ask({ origin })).status).toBe(403)
    expect((await ask({ origin, cookie: 'variorum-1=x' })).status).toBe(403)
    const body = endless(300_000)
    const headers = { origin }
    const long = await harness.send({ method: 'POST', path: `${path}?name=x`, headers, body })
    expect(long.status).toBe(403)
  })

  test('without the cookie, and nothing is harmed when it breaks off', async () => {
    const host = `127.0.0.1:${harness.loopback.port}`
    const headers = { host, origin: harness.origin, 'content-length': 1000 }
    const broken = request(`http://${host}${path}?name=x`, { method: 'POST', headers })
    broken.on('error', () => undefined)
    const refused = new Promise((resolve) => broken.on('response', resolve))
    broken.write('half')
    expect(await refused).toMatchObject({ statusCode: 403 })
    broken.destroy()
    expect((await harness.send({ headers: { cookie } })).status).toBe(200)
  })

  test('under another host', async () => {
    const headers = { cookie, origin: harness.origin, host: 'evil.example' }
    expect((await ask(headers)).status).toBe(421)
  })
})

describe('a save target', () => {
  test('takes a backup, which is downloaded once', async () => {
    const { origin } = harness
    const answer = await harness.post(
      `/save-target?name=${encodeURIComponent("Ä 'b'.variorum")}`,
      cookie,
    )
    const { grant, download } = JSON.parse(answer.text)
    const get = (method = 'GET') => harness.send({ method, path: download, headers: { cookie } })
    expect((await get()).status).toBe(404)
    const backup = await client.call('project.backup', { grant })
    expect((await get('HEAD')).status).toBe(404)
    expect((await harness.send({ path: download, headers: { origin } })).status).toBe(403)
    const [one, another] = await Promise.all([get(), get()])
    const [file, second] = one.status === 200 ? [one, another] : [another, one]
    expect(second.status).toBe(404)
    expect(file).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': "attachment; filename*=UTF-8''%C3%84%20%27b%27.variorum",
        'content-length': String(file.bytes.length),
      },
    })
    expect(file.bytes.subarray(0, 15).toString()).toBe('SQLite format 3')
    await expect.poll(() => existsSync(backup.path)).toBe(false)
    expect((await get()).status).toBe(404)
  })

  test('that is never fetched is gone in the end', async () => {
    const { grant } = JSON.parse((await harness.post('/save-target?name=a', cookie)).text)
    const { path } = await client.call('project.backup', { grant })
    harness.passTime(60 * 60_000)
    await harness.post('/save-target?name=b', cookie)
    expect(existsSync(path)).toBe(false)
  })
})

describe('a project target', () => {
  const target = async (name: string): Promise<string> => {
    const answer = await harness.post(`/project-target?name=${encodeURIComponent(name)}`, cookie)
    return JSON.parse(answer.text).grant
  }

  test('is a file in the projects folder, which then is the most recent one', async () => {
    const another = await harness.connect(cookie)
    const grant = await target('Mémoire: 1/2.variorum')
    const { path, name } = await another.call('projects.create', { grant })
    expect(dirname(path)).toBe(join(harness.folder, 'data', 'projects'))
    expect({ file: basename(path), name }).toEqual({
      file: 'Mémoire: 1-2.variorum',
      name: 'Mémoire: 1-2',
    })
    const [recent] = await another.call('projects.recent', {})
    expect(recent?.path).toBe(path)
    expect(await another.call('projects.open', { recent: recent?.key ?? '' })).toMatchObject({
      path,
    })
    another.close()
  })

  test('has a name that is not taken, on the disk or by another window', async () => {
    const names = [await target('Twice'), await target('twice'), await target('Twice')]
    expect(names.map((grant) => basename(pathOf(grant)))).toEqual([
      'Twice.variorum',
      'twice 2.variorum',
      'Twice 3.variorum',
    ])
    expect(basename(pathOf(await target('Mémoire: 1-2')))).toBe('Mémoire: 1-2 2.variorum')
    expect(basename(pathOf(await target('..')))).toBe('unnamed.variorum')
    expect(basename(pathOf(await target('../../up')))).toBe('..-..-up.variorum')
  })

  test('where there can be no such folder, the page is told and the log says why', async () => {
    const other = await openLoopback()
    const key = await other.enter()
    writeFileSync(join(other.folder, 'data'), 'a file in the way')
    const answer = await other.post('/project-target?name=x', key)
    expect(answer.status).toBe(500)
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'internal' } })
    expect(other.logged).toMatchObject([{ event: 'unexpected-in-request' }])
    await other.close()
  })
})

test('nothing of it is left when the host is closed', async () => {
  const other = await openLoopback()
  const key = await other.enter()
  const { grant } = JSON.parse((await other.post('/upload?name=a.txt', key, 'a')).text)
  const path = other.host.grants.redeemToRead(grant)
  expect(existsSync(path)).toBe(true)
  await other.close()
  expect(existsSync(dirname(dirname(path)))).toBe(false)
})

test('a slow upload keeps nobody from the page', async () => {
  const host = `127.0.0.1:${harness.loopback.port}`
  const headers = { host, cookie, origin: harness.origin, 'content-length': 100 }
  const slow = request(`http://${host}/upload?name=slow`, { method: 'POST', headers, agent: false })
  slow.on('error', () => undefined)
  slow.write('a')
  expect((await harness.send({ headers: { cookie } })).status).toBe(200)
  slow.destroy()
})
