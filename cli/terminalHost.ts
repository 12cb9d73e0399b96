import manifest from '../package.json' with { type: 'json' }
import { createHost, type Host } from '../services/host.ts'
import { createSystemPorts } from '../services/systemPorts.ts'

const { version } = manifest

/** The terminal's composition root; a host is made only when a command really runs. */
export function createTerminalHost(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): { openHost: () => Host; version: string } {
  const openHost = () => {
    const ports = createSystemPorts({
      environment,
      platform,
      workerFile: fromHere('jobs/jobWorker'),
      sampleFolder: new URL('assets/sample/', root),
    })
    return createHost(ports, { kind: 'terminal', capabilities: [], version, strict: false })
  }
  return { openHost, version }
}

const isBuilt = import.meta.url.endsWith('.js')
const root = new URL(isBuilt ? '../../' : '../', import.meta.url)

/** A program of ours: in out/ beside the built command, or its source in a checkout. */
function fromHere(program: string): URL {
  return new URL(isBuilt ? `out/${program}.js` : `services/${program}.ts`, root)
}
