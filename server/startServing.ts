import { resolve } from 'node:path'
import { connect } from '../core/api/connect.ts'
import { memoryWirePair } from '../core/api/memoryWire.ts'
import { AppError } from '../core/model/error.ts'
import { createHost, type Host } from '../services/host.ts'
import type { Ports } from '../services/ports.ts'
import { startLoopbackHost } from './loopbackHost.ts'

export interface ServingOptions {
  readonly ports: Ports
  readonly version: string
  readonly rendererFolder: string
  /** Path of the project that the page opens with. */
  readonly project?: string | undefined
  /** 0: any that is free. */
  readonly port: number
}

/** The app in the browser, from the composed host to the links that lead there. */
export interface Serving {
  /** A link that works once, within a minute. */
  newUrl(): string
  /** Ends all connections, finishes writing and closes every project. */
  close(): Promise<void>
}

export async function startServing(options: ServingOptions): Promise<Serving> {
  const { ports, version, rendererFolder, project, port } = options
  const capabilities = ['upload', 'download', 'projects-folder']
  const host = createHost(ports, { kind: 'loopback', capabilities, version, strict: false })
  try {
    if (project !== undefined) await putFirst(host, project)
    const loopback = await startLoopbackHost({ host, ports, rendererFolder, port })
    const page = new URLSearchParams(project === undefined ? [] : [['open', 'recent']])
    return {
      newUrl: () => loopback.newTicketUrl(page),
      async close() {
        await loopback.close()
        await host.close()
      },
    }
  } catch (error) {
    await host.close()
    throw error
  }
}

/**
 * Makes a project the most recent one, which is how the page comes to it without knowing its path. What
 * cannot be opened at all is refused here, in the terminal where it was named.
 */
async function putFirst(host: Host, path: string): Promise<void> {
  const [clientWire, hostWire] = memoryWirePair()
  host.attach(hostWire)
  const client = connect(clientWire)
  const open = (mode: 'write' | 'read') =>
    client.call('projects.open', { grant: host.grants.mint(resolve(path)), mode })
  try {
    await open('write').catch((error: unknown) => {
      // Open elsewhere, or on a disk that is: the page says so and offers to read it.
      if (isReadable(error)) return open('read')
      throw error
    })
  } finally {
    clientWire.close()
  }
}

function isReadable(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'locked' || error.code === 'read_only')
}
