import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { dataFolder } from '../services/dataFolder.ts'
import { createJobRunner } from '../services/jobs/jobRunner.ts'
import { createLogFile } from '../services/logFile.ts'
import type { Ports } from '../services/ports.ts'

/** The real clock, disk and threads. */
export function createLoopbackPorts(system: {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Entry of the job threads. */
  readonly workerFile: URL
  readonly sampleFolder: URL
}): Ports {
  const folder = dataFolder(system.environment, system.platform)
  return {
    now: Date.now,
    steadyNow: () => performance.now(),
    randomBytes,
    jobs: createJobRunner({ workerFile: system.workerFile }),
    log: createLogFile(folder, Date.now),
    dataFolder: folder,
    sampleFolder: system.sampleFolder,
    suggestedName: userInfo().username,
  }
}
