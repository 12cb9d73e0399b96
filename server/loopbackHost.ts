import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { AppError } from '../core/model/error.ts'
import type { Host } from '../services/host.ts'
import { maxSourceBytes } from '../services/importers/importSource.ts'
import { createProjectTargets } from '../services/pageHost/projectTargets.ts'
import { readRendererFiles } from '../services/pageHost/rendererFiles.ts'
import { createTemporaryFolder } from '../services/pageHost/temporaryFolder.ts'
import { createUploads } from '../services/pageHost/uploads.ts'
import type { Ports } from '../services/ports.ts'
import { addressOf } from './address.ts'
import { answerRequests } from './answerRequests.ts'
import { createBrowserKey } from './browserKey.ts'
import { createSaveTargets } from './saveTargets.ts'
import { serveSockets } from './serveSockets.ts'
import { createTickets } from './tickets.ts'

export interface LoopbackLimits {
  readonly uploadBytes: number
  readonly frameBytes: number
  /** How long a request may take to send its headers. */
  readonly headersMs: number
  /** Between two signs of life that are asked of every socket. */
  readonly pingMs: number
}

const DEFAULT_LIMITS: LoopbackLimits = {
  uploadBytes: maxSourceBytes,
  frameBytes: 16 * 2 ** 20,
  headersMs: 10_000,
  pingMs: 30_000,
}

export interface LoopbackOptions {
  /** Whose API is served; it stays the caller's to close, after this. */
  readonly host: Host
  readonly ports: Pick<Ports, 'steadyNow' | 'randomBytes' | 'log'>
  /** The built interface. */
  readonly rendererFolder: string
  /** 0 or left out: one that is free. */
  readonly port?: number
  readonly limits?: Partial<LoopbackLimits>
}

/** The API and the interface for a browser on this machine. */
export interface LoopbackHost {
  readonly port: number
  /**
   * A link that lets one browser in, once, within a minute. `page` is what follows the slash: a query
   * that the page understands.
   */
  newTicketUrl(page?: URLSearchParams): string
  /** Ends all connections and deletes what was on its way in or out. */
  close(): Promise<void>
}

/** @throws AppError not_found when the interface is not built; conflict when the port is taken */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { host, ports } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const rendererFiles = readRendererFiles(options.rendererFolder)
  const server = createHttpServer(limits)
  const address = addressOf(await listen(server, options.port ?? 0))
  const folder = createTemporaryFolder()
  const { grants } = host
  const { steadyNow, log } = ports
  const tickets = createTickets(ports)
  const key = createBrowserKey(ports, address.port)
  const uploads = createUploads({ grants, folder, steadyNow, maxBytes: limits.uploadBytes })
  const saveTargets = createSaveTargets({ ...ports, grants, folder })
  const projectTargets = createProjectTargets(join(host.dataFolder, 'projects'), grants)
  const reachable = { address, tickets, key, rendererFiles, uploads, saveTargets, projectTargets }
  server.on('request', answerRequests({ ...reachable, log }))
  const sockets = serveSockets({
    server,
    address,
    key,
    log,
    attach: (wire) => host.attach(uploads.watched(wire)),
    maxFrameBytes: limits.frameBytes,
    pingMs: limits.pingMs,
  })
  return {
    port: address.port,
    newTicketUrl(page = new URLSearchParams()) {
      const query = new URLSearchParams([['ticket', tickets.issue()], ...page])
      return `${address.origin}/?${query}`
    },
    async close() {
      server.close()
      await sockets.close()
      server.closeAllConnections()
      folder.remove()
    },
  }
}

function createHttpServer({ headersMs }: LoopbackLimits): Server {
  return createServer({
    headersTimeout: headersMs,
    connectionsCheckingInterval: headersMs,
    // Ours to refuse, with the headers of every other answer.
    requireHostHeader: false,
  })
}

/** On 127.0.0.1 and nowhere else, so that no other machine can reach it. */
async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    throw portError(error, port)
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new AppError('internal', 'no port')
  return address.port
}

function portError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new AppError('conflict', `port ${port} is in use`)
  if (code === 'EACCES') return new AppError('conflict', `port ${port} may not be used`)
  return error
}
