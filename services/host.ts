import type { Served } from '../core/api/serve.ts'
import { serve } from '../core/api/serve.ts'
import type { Wire } from '../core/api/wire.ts'
import { uuidv7 } from '../core/model/id.ts'
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
  /** Serves one client until its wire closes. */
  attach(wire: Wire): Served
  /** Ends all sessions, finishes writing and closes every project. */
  close(): Promise<void>
}

export function createHost(ports: Ports, description: HostDescription): Host {
  const grants = createGrants(ports)
  const projects = createOpenProjects(ports)
  const attached = new Set<() => void>()

  function attach(wire: Wire): Served {
    const clientId = uuidv7(ports.now(), ports.randomBytes(10))
    const session = createSession({ ports, grants, projects, description, clientId })
    const served = serve({
      wire,
      handlers,
      context: session,
      clientId,
      now: ports.steadyNow,
      logUnexpected: (error, method) => logUnexpected(ports, error, method),
      strict: description.strict,
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
