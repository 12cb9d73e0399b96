import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { dataFolder } from './dataFolder.ts'
import { createJobRunner } from './jobs/jobRunner.ts'
import { createLogFile } from './logFile.ts'
import type { Ports } from './ports.ts'
import { requireNode } from './requireNode.ts'

/** The ports of a real host: the system's clock, disk and threads. @throws AppError unsupported in an old Node */
export function createSystemPorts(system: {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Entry of the job threads. */
  readonly workerFile: URL
  readonly sampleFolder: URL
}): Ports {
  requireNode(process.versions.node)
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
