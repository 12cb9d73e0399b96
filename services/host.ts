import type { Served } from '../core/api/serve.ts'
import { serve } from '../core/api/serve.ts'
import type { Wire } from '../core/api/wire.ts'
import { uuidv7 } from '../core/model/id.ts'
import { noWriting } from '../db/operationLog.ts'
import { type BackupPace, createBackupKeeper, noBackups } from './backupKeeper.ts'
import type { Desk } from './desk.ts'
import { createGrants, type Grants } from './grants.ts'
import { handlers } from './handlers.ts'
import type { HostDescription } from './hostDescription.ts'
import { createOpenProjects } from './openProjects.ts'
import type { Ports } from './ports.ts'
import { createSession } from './session.ts'

/** The services without any host around them: attach a wire, and the API is served on it. */
export interface Host {
  readonly grants: Grants
  readonly dataFolder: string
  /** Serves one client until its wire closes; `desk` is what this host can do in the client's window. */
  attach(wire: Wire, desk?: Desk): Served
  /** Ends all sessions, finishes writing, closes every project and makes its last backup. */
  close(): Promise<void>
}

export function createHost(ports: Ports, description: HostDescription, pace?: BackupPace): Host {
  const grants = createGrants(ports)
  const backups = description.kind === 'terminal' ? noBackups : createBackupKeeper(ports, pace)
  const projects = createOpenProjects(ports, backups)
  const attached = new Set<() => void>()
  backups.onAttempt(projects.backedUp)

  function attach(wire: Wire, desk: Desk | null = null): Served {
    const clientId = uuidv7(ports.now(), ports.randomBytes(10))
    const options = { ports, grants, projects, backups, description, clientId, desk }
    const session = createSession(options)
    const served = serve({
      wire,
      handlers,
      context: session,
      clientId,
      now: ports.steadyNow,
      logUnexpected: (error, method) => logUnexpected(ports, error, method),
      permit: ({ scope, writes }) => {
        if (scope === 'project' && writes && session.present()?.mode === 'read') noWriting()
      },
      strict: description.strict,
      beforeCommand: (present) => present.present()?.log.underWay() ?? null,
    })
    session.onChanged(served.changed)
    const detach = () => {
      attached.delete(detach)
      served.stop()
      session.close()
    }
    attached.add(detach)
    wire.onClose(detach)
    return served
  }

  async function close() {
    for (const detach of [...attached]) detach()
    projects.closeAll()
    await backups.finish()
    await ports.jobs.close()
  }

  return { grants, dataFolder: ports.dataFolder, attach, close }
}

function logUnexpected(ports: Ports, error: unknown, method: string): string {
  const reference = Buffer.from(ports.randomBytes(6)).toString('hex')
  const stack = error instanceof Error ? error.stack : String(error)
  ports.log.write('error', 'unexpected', { reference, method, stack })
  return reference
}
