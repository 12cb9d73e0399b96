import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Client } from '../core/api/connect.ts'
import { connect } from '../core/api/connect.ts'
import type { Progress } from '../core/api/frames.ts'
import { memoryWirePair } from '../core/api/memoryWire.ts'
import type { Input, Method, Output } from '../core/api/registry.ts'
import { AppError } from '../core/model/error.ts'
import type { Host } from '../services/host.ts'

/** One command's connection to the API: the terminal host and a wire to it inside this process. */
export interface Terminal {
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>
  /** Opens the project for reading: works while the app holds it. */
  read(projectPath: string): Promise<Output<'projects.open'>>
  /** Opens the project for writing: `locked` while another holds it. */
  write(projectPath: string): Promise<Output<'projects.open'>>
  /** For writing where nothing stands against it, else for reading: see `mode` in the answer. */
  writeOrRead(projectPath: string): Promise<Output<'projects.open'>>
  /** As `write`, but makes the project where there is none. */
  writeOrCreate(projectPath: string): Promise<Output<'projects.open'>>
  /** Permission for a file named in the arguments. */
  grant(path: string): string
  close(): Promise<void>
}

export interface TerminalOptions {
  readonly host: Host
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

export function openTerminal({ host, signal, onProgress }: TerminalOptions): Terminal {
  const [clientWire, hostWire] = memoryWirePair()
  host.attach(hostWire)
  const client: Client = connect(clientWire)
  const grant = (path: string) => host.grants.mint(resolve(path))
  const open = (path: string, mode: 'read' | 'write') =>
    client.call('projects.open', { grant: grant(path), mode })
  return {
    call: (method, input) => client.call(method, input, { signal, onProgress }),
    read: (path) => open(path, 'read'),
    write: (path) => open(path, 'write'),
    writeOrRead: (path) =>
      open(path, 'write').catch((error: unknown) => {
        if (isHeldBack(error)) return open(path, 'read')
        throw error
      }),
    writeOrCreate: (path) =>
      existsSync(path)
        ? open(path, 'write')
        : client.call('projects.create', { grant: grant(path) }),
    grant,
    async close() {
      client.close()
      await host.close()
    },
  }
}

/** Another program has the project, or its file cannot be written: it can still be read. */
function isHeldBack(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'locked' || error.code === 'read_only')
}
