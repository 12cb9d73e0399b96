import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallOptions, type Client, connect } from '../../core/api/connect.ts'
import type { Input, Method, Output } from '../../core/api/registry.ts'
import type { Wire } from '../../core/api/wire.ts'
import type { BackupPace } from '../../services/backupKeeper.ts'
import { createHost, type Host } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'

/** Carries the API between a client and a host; `close` ends the client's side. */
export type OpenWire = (host: Host) => Promise<Wire & { close(): void }>

/** A real host over a real wire, in a folder of its own, with real files, threads and SQLite. */
export interface Harness {
  readonly host: Host
  readonly folder: string
  readonly client: Client
  call<M extends Method>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>
  /** Another client of the same host. */
  connectAnother(): Promise<Client>
  /** Writes a file and gives permission for it. */
  file(name: string, content: string | Uint8Array): string
  /** Permission for a path in the folder. */
  grant(name: string): string
  close(): Promise<void>
}

type Contract = (harness: () => Harness) => Promise<void>

/** A part of the API's promises: run in order on one host, so that one may build on another. */
export interface Contracts {
  /** Left out: a host that makes no backups by itself. */
  readonly backups?: BackupPace
  readonly prepare?: Contract
  readonly tests: Readonly<Record<string, Contract>>
}

/** Every method that any harness of this process has called. */
export const calledMethods = new Set<Method>()

export const sampleFolder = new URL('../../assets/sample/', import.meta.url)

export async function openHarness(openWire: OpenWire, pace?: BackupPace): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-contract-'))
  const host = createHost(
    {
      now: Date.now,
      steadyNow: () => performance.now(),
      randomBytes,
      jobs: createJobRunner({
        workerFile: new URL('../../services/jobs/jobWorker.ts', import.meta.url),
      }),
      log: {
        write(level, event, fields) {
          if (level === 'error') logged.push({ level, event, ...fields })
        },
      },
      dataFolder: join(folder, 'data'),
      sampleFolder,
      suggestedName: 'Contract Tester',
    },
    {
      kind: pace === undefined ? 'terminal' : 'loopback',
      capabilities: [],
      version: '0.0.0',
      strict: true,
    },
    pace,
  )
  const logged: unknown[] = []
  const wires: { close(): void }[] = []
  const connectAnother = async () => {
    const wire = await openWire(host)
    wires.push(wire)
    return noting(connect(wire))
  }
  const client = await connectAnother()
  const grant = (name: string) => host.grants.mint(join(folder, name))
  return {
    host,
    folder,
    client,
    async call(method, input, options) {
      try {
        return await client.call(method, input, options)
      } catch (error) {
        // An internal error hides its cause from the client; a test wants to see it.
        if (logged.length > 0) throw new Error(JSON.stringify(logged.pop()), { cause: error })
        throw error
      }
    },
    connectAnother,
    grant,
    file(name, content) {
      writeFileSync(join(folder, name), content)
      return grant(name)
    },
    async close() {
      for (const wire of wires) wire.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The client, remembering which methods it was asked for. */
function noting(client: Client): Client {
  return {
    ...client,
    call(method, input, options) {
      calledMethods.add(method)
      return client.call(method, input, options)
    },
  }
}
