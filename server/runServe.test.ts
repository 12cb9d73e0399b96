// `variorum serve`: in this process where that is enough, as a process of its own where it must be.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '../core/model/id.ts'
import { createProject, openProject } from '../db/project.ts'
import { createSystemPorts } from '../services/systemPorts.ts'
import { runServe } from './runServe.ts'
import { writeRendererFolder } from './testing/rendererFolder.ts'
import { enterBy, type Serve, startServe } from './testing/startServe.ts'

let folder = ''
let rendererFolder = ''
let cleanUp: (() => Promise<unknown>)[] = []
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-serve-')))
  rendererFolder = writeRendererFolder(folder)
  cleanUp = []
})
afterEach(async () => {
  await Promise.all(cleanUp.map((end) => end()))
  rmSync(folder, { recursive: true, force: true })
})

/** In a process of its own. */
function start(...words: string[]): Serve {
  return watched(startServe('serveProgram.ts', [rendererFolder, ...words], join(folder, 'data')))
}

function watched(serve: Serve): Serve {
  cleanUp.push(() => {
    serve.child.kill('SIGKILL')
    return serve.ended()
  })
  return serve
}

const urlOf = async (serve: Serve): Promise<string> => JSON.parse(await serve.firstLine()).url

/** In this process. */
function serveHere(words: readonly string[], { isTTY = false } = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY })
  const written = { stdout: '', stderr: '' }
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  stdout.on('data', (data) => {
    written.stdout += data
  })
  stderr.on('data', (data) => {
    written.stderr += data
  })
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const root = new URL('../', import.meta.url)
  const ended = runServe({
    words,
    openPorts: () =>
      createSystemPorts({
        environment: { VARIORUM_DATA_DIR: join(folder, 'data') },
        platform: 'linux',
        workerFile: new URL('services/jobs/jobWorker.ts', root),
        sampleFolder: new URL('assets/sample/', root),
      }),
    version: '0.0.0',
    rendererFolder,
    platform: 'linux',
    environment: {},
    stdin,
    stdout,
    stderr,
    stopped,
  })
  cleanUp.push(() => {
    stop()
    return ended
  })
  const links = () => written.stdout.match(/http:\S+/g) ?? []
  return {
    written,
    stdin,
    stop,
    /** Exit code. */
    ended,
    links,
    async enter() {
      await expect.poll(() => links().length).toBeGreaterThan(0)
      return await enterBy(links().at(-1) ?? '')
    },
  }
}

const now = () => new Date().toISOString()

function makeProject(name: string): string {
  const path = join(folder, `${name}.variorum`)
  const newId = () => uuidv7(Date.now(), randomBytes(10))
  createProject(path, { name, now: now(), newId }).close()
  return path
}

describe('serving', () => {
  test('begins with one line of JSON and ends cleanly when asked to', async () => {
    const path = makeProject('Begun')
    const serve = start(path, '--json')
    const { client, landed, openRecent } = await enterBy(await urlOf(serve))
    expect(landed).toBe('/?open=recent')
    expect(await openRecent()).toMatchObject({ name: 'Begun', path, mode: 'write' })
    await client.call('codes.create', { name: 'kept' })
    // The thread of this job waits for more; it must not keep the process.
    await client.call('project.verify', {})
    serve.child.kill('SIGTERM')
    expect(await serve.ended()).toEqual({ code: 0, signal: null })
    const link = 'http://127\\.0\\.0\\.1:\\d+/\\?ticket=[\\w-]{43}&open=recent'
    expect(serve.stdout()).toMatch(new RegExp(`^\\{"url":"${link}"\\}\\n$`))
    expect(serve.stderr()).toBe('')
    // One file and an empty lock: nothing was left half-way.
    const left = ['Begun.variorum', 'Begun.variorum-lock', 'data', 'renderer']
    expect(readdirSync(folder).sort()).toEqual(left)
  })

  test('can be stopped in the middle of a task', async () => {
    const serve = start('--json')
    const { client, projectTarget } = await enterBy(await urlOf(serve))
    const grant = await projectTarget('sample')
    const onProgress = () => serve.child.kill('SIGINT')
    const sample = client.call('projects.sample', { grant }, { onProgress })
    await expect(sample).rejects.toMatchObject({ code: 'cancelled' })
    expect(await serve.ended()).toEqual({ code: 0, signal: null })
    expect(serve.stderr()).toBe('')
    openProject(join(folder, 'data/projects/sample.variorum'), {
      mode: 'write',
      now: now(),
    }).close()
  })

  test('without a project lands on the welcome screen, and says how to go on', async () => {
    const serve = serveHere([])
    const { client, landed } = await serve.enter()
    expect(landed).toBe('/')
    expect(await client.call('projects.recent', {})).toEqual([])
    expect(await client.call('host.info', {})).toMatchObject({
      kind: 'loopback',
      capabilities: ['upload', 'download', 'projects-folder'],
      profile: null,
    })
    serve.stop()
    expect(await serve.ended).toBe(0)
    expect(serve.written).toEqual({
      stdout: `Variorum: ${serve.links()[0]}\n`,
      stderr: 'The link works once, within a minute. Ctrl+C ends Variorum.\n',
    })
  })

  test('shows another link on Enter, and each lets one browser in', async () => {
    const serve = serveHere(['--no-open'], { isTTY: true })
    await expect.poll(serve.links).toHaveLength(1)
    serve.stdin.write('\n')
    await expect.poll(serve.links).toHaveLength(2)
    for (const link of serve.links()) expect((await enterBy(link)).landed).toBe('/')
    expect(serve.written.stderr).toContain('Enter shows another one')
  })

  test('a project that another program holds: the page is told who does', async () => {
    const path = makeProject('Held')
    const holder = openProject(path, { mode: 'write', now: now(), program: 'another program' })
    const { openRecent } = await serveHere([path]).enter()
    await expect(openRecent()).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('another program'),
      details: { holder: { pid: process.pid } },
    })
    expect(await openRecent('read')).toMatchObject({ mode: 'read' })
    holder.close()
    expect(await openRecent()).toMatchObject({ mode: 'write' })
  })

  test('two hosts on one project: the second is told that the first holds it', async () => {
    const path = makeProject('Shared')
    const first = start(path, '--json')
    await (await enterBy(await urlOf(first))).openRecent()
    const { openRecent } = await serveHere([path]).enter()
    await expect(openRecent()).rejects.toMatchObject({
      code: 'locked',
      details: { holder: { pid: first.child.pid } },
    })
  })

  test('lets go of a project with its last window', async () => {
    const path = makeProject('Freed')
    const serve = serveHere([path])
    const { openRecent, leave } = await serve.enter()
    await openRecent()
    const open = () => openProject(path, { mode: 'write', now: now() })
    expect(open).toThrow(/is open in/)
    leave()
    await expect.poll(() => open().close()).toBe(undefined)
  })
})

describe('killed in the middle of writing', () => {
  test('it loses nothing that it had confirmed', { timeout: 120_000 }, async () => {
    const path = makeProject('Killed')
    const confirmed: string[] = []

    /** Everything confirmed so far must be there. */
    async function reopen() {
      const serve = start(path, '--json')
      const { client, openRecent } = await enterBy(await urlOf(serve))
      await openRecent()
      const names = (await client.call('codes.list', {})).map((code) => code.name)
      expect(confirmed.filter((name) => !names.includes(name))).toEqual([])
      return { serve, client }
    }

    for (const pause of [0, 7, 23]) {
      const { serve, client } = await reopen()
      const wanted = confirmed.length + 20
      const writing = (async () => {
        for (;;) {
          const name = `${pause} ms, ${confirmed.length}`
          await client.call('codes.create', { name })
          confirmed.push(name)
        }
      })()
      await Promise.race([writing, waitUntil(() => confirmed.length >= wanted)])
      await setTimeout(pause)
      serve.child.kill('SIGKILL')
      await expect(writing).rejects.toMatchObject({ code: 'cancelled' })
      expect(await serve.ended()).toEqual({ code: null, signal: 'SIGKILL' })
    }
    const { client } = await reopen()
    expect(confirmed.length).toBeGreaterThanOrEqual(60)
    expect(await client.call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
  })
})

async function waitUntil(isDone: () => boolean): Promise<void> {
  while (!isDone()) await setTimeout(1)
}

describe('a failure is one line and an exit code:', () => {
  async function fails(...words: string[]) {
    const { ended, written } = serveHere(words)
    return { code: await ended, ...written }
  }

  test('words that are not understood', async () => {
    expect(await fails('a', 'b', '--json')).toEqual({
      code: 2,
      stdout: expect.stringMatching(/^\{"error":\{"code":"misuse",.*\}\}\n$/),
      stderr: expect.stringMatching(/^variorum: misuse: .*usage: variorum serve .*\n$/),
    })
  })

  test('a project that is not there, or is none', async () => {
    expect(await fails(join(folder, 'missing.variorum'))).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^variorum: not_found: .*missing\.variorum\n$/),
    })
    const foreign = join(folder, 'foreign.variorum')
    writeFileSync(foreign, 'not a database')
    expect(await fails(foreign)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^variorum: not_a_project: .*\n$/),
    })
  })

  test('a port that is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const address = blocker.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    expect(await fails('--port', String(port))).toEqual({
      code: 1,
      stdout: '',
      stderr: `variorum: conflict: port ${port} is in use\n`,
    })
    blocker.close()
  })

  test('an interface that is not built', async () => {
    rmSync(join(rendererFolder, 'index.html'))
    expect(await fails()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^variorum: not_found: the interface is not built: .*\n$/),
    })
  })

  test('of the very program, too', async () => {
    const words = ['--port', 'eighty']
    const serve = watched(startServe('../main.ts', words, join(folder, 'data')))
    expect((await serve.ended()).code).toBe(2)
    expect(serve.stderr()).toMatch(/^variorum: misuse: --port takes 1 to 65535, not eighty; usage/)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })
})
