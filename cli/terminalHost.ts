import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import manifest from '../package.json' with { type: 'json' }
import { dataFolder } from '../services/dataFolder.ts'
import { createHost, type Host } from '../services/host.ts'
import { createJobRunner } from '../services/jobs/jobRunner.ts'
import { createLogFile } from '../services/logFile.ts'

const { version } = manifest

/** The terminal's composition root: the real clock, disk and threads. */
export function createTerminalHost(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): { openHost: () => Host; version: string } {
  const openHost = () => {
    const folder = dataFolder(environment, platform)
    return createHost(
      {
        now: Date.now,
        steadyNow: () => performance.now(),
        randomBytes,
        jobs: createJobRunner({ workerFile: fromHere('jobs/jobWorker') }),
        log: createLogFile(folder, Date.now),
        dataFolder: folder,
        sampleFolder: new URL('assets/sample/', root),
        suggestedName: userInfo().username,
      },
      { kind: 'terminal', capabilities: [], version, strict: false },
    )
  }
  return { openHost, version }
}

const isBuilt = import.meta.url.endsWith('.js')
const root = new URL(isBuilt ? '../../' : '../', import.meta.url)

/** A program of ours: in out/ beside the built command, or its source in a checkout. */
function fromHere(program: string): URL {
  return new URL(isBuilt ? `out/${program}.js` : `services/${program}.ts`, root)
}
