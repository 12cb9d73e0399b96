import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { type Client, connect } from '../../core/api/connect.ts'
import { createHost, type Host } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'
import type { LoopbackHost, LoopbackLimits } from '../loopbackHost.ts'
import { startLoopbackHost } from '../loopbackHost.ts'
import { webSocketWire } from '../webSocketWire.ts'
import { writeRendererFolder } from './rendererFolder.ts'

export type Headers = Readonly<Record<string, string | string[]>>

export interface Sent {
  readonly method?: string
  /** As it goes over the wire; nothing tidies it. */
  readonly path?: string
  readonly headers?: Headers
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

/** A loopback host as the world outside meets it: by its port alone. */
export interface LoopbackHarness {
  readonly folder: string
  readonly host: Host
  readonly loopback: LoopbackHost
  readonly origin: string
  readonly logged: readonly Record<string, unknown>[]
  /** Lets the host's steady clock jump. */
  passTime(milliseconds: number): void
  send(sent: Sent): Promise<Answer>
  /** Goes in by a new ticket; the answer is the value of the Cookie header. */
  enter(): Promise<string>
  /** As the page does it: with the cookie, from its own origin. */
  post(path: string, cookie: string, body?: Sent['body']): Promise<Answer>
  openSocket(headers: Headers): Promise<WebSocket>
  connect(cookie: string): Promise<Client>
  /** Writes a file and gives permission for it, as the host itself would. */
  file(name: string, content: string): string
  close(): Promise<void>
}

/** `files` replaces or adds some of the page's own, by their path in its folder. */
export async function openLoopback(
  limits: Partial<LoopbackLimits> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<LoopbackHarness> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-server-'))
  const logged: Record<string, unknown>[] = []
  let passed = 0
  const ports = {
    now: Date.now,
    steadyNow: () => performance.now() + passed,
    randomBytes,
    jobs: createJobRunner({
      workerFile: new URL('../../services/jobs/jobWorker.ts', import.meta.url),
    }),
    log: {
      write: (level: string, event: string, fields = {}) =>
        logged.push({ level, event, ...fields }),
    },
    dataFolder: join(folder, 'data'),
    sampleFolder: new URL('../../assets/sample/', import.meta.url),
    suggestedName: 'Loopback Tester',
  }
  const description = {
    kind: 'loopback',
    capabilities: [],
    version: '0.0.0',
    strict: true,
  } as const
  const host = createHost(ports, description)
  const rendererFolder = writeRendererFolder(folder, files)
  const loopback = await startLoopbackHost({ host, ports, rendererFolder, limits })
  const hostName = `127.0.0.1:${loopback.port}`
  const origin = `http://${hostName}`

  async function send({ method = 'GET', path = '/', headers = {}, body = '' }: Sent) {
    const request = httpRequest({
      host: '127.0.0.1',
      port: loopback.port,
      method,
      path,
      headers: { host: hostName, ...headers },
      setHost: false,
      agent: false,
    })
    const answered = once(request, 'response')
    // After the answer: who refuses a long body need not read it to its end.
    request.on('error', () => undefined)
    await write(request, body)
    const [response] = await answered
    const bytes = await buffer(response)
    const { statusCode, headers: received } = response
    return { status: statusCode, headers: received, bytes, text: bytes.toString() }
  }

  async function openSocket(headers: Headers): Promise<WebSocket> {
    const socket = new WebSocket(`ws://${hostName}/api`, {
      headers: { host: hostName, ...headers },
    })
    await once(socket, 'open')
    // A test looks at how a connection ended, whatever ws makes of it.
    socket.on('error', () => undefined)
    return socket
  }

  return {
    folder,
    host,
    loopback,
    origin,
    logged,
    passTime(milliseconds) {
      passed += milliseconds
    },
    send,
    async enter() {
      const { headers } = await send({ path: pathOf(loopback.newTicketUrl()) })
      return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    },
    post: (path, cookie, body = '') =>
      send({ method: 'POST', path, headers: { cookie, origin }, body }),
    openSocket,
    connect: async (cookie) => connect(webSocketWire(await openSocket({ cookie, origin }))),
    file(name, content) {
      writeFileSync(join(folder, name), content)
      return host.grants.mint(join(folder, name))
    },
    async close() {
      await loopback.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

async function write(
  request: ReturnType<typeof httpRequest>,
  body: NonNullable<Sent['body']>,
): Promise<void> {
  if (typeof body === 'string' || body instanceof Uint8Array) {
    request.end(body)
    return
  }
  let isAnswered = false
  request.once('response', () => {
    isAnswered = true
  })
  for await (const chunk of body) {
    if (isAnswered) break
    request.write(chunk)
    await setImmediate()
  }
  request.end()
}
