import { createHost } from '../services/host.ts'
import { putFirst } from '../services/pageHost/putFirst.ts'
import type { Ports } from '../services/ports.ts'
import { startLoopbackHost } from './loopbackHost.ts'

export interface ServingOptions {
  readonly ports: Ports
  readonly version: string
  readonly rendererFolder: string
  /** Path of the project that the page opens with. */
  readonly project?: string | undefined
  /** 0: one that is free. */
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
