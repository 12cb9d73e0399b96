import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../core/api/hostMethods.ts'
import { AppError } from '../core/model/error.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import { instant, type Ports } from './ports.ts'

const KEPT = 20
const RecentFile = z.array(
  z.strictObject({ path: z.string(), name: z.string(), openedAt: z.string() }),
)

function fileOf(ports: Ports): string {
  return join(ports.dataFolder, 'recent.json')
}

function read(ports: Ports): z.infer<typeof RecentFile> {
  return readJsonFile(fileOf(ports), RecentFile, ports.log) ?? []
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 22)
}

/** Newest first. */
export function recentProjects(ports: Ports): RecentProject[] {
  return read(ports).map((entry) => ({
    ...entry,
    key: keyOf(entry.path),
    missing: !existsSync(entry.path),
  }))
}

/** Puts it first among the recent ones. A list that cannot be kept is no reason not to open a project. */
export function rememberProject(ports: Ports, path: string, name: string): void {
  try {
    const others = read(ports).filter((entry) => entry.path !== path)
    const entries = [{ path, name, openedAt: instant(ports) }, ...others]
    writeJsonFile(fileOf(ports), entries.slice(0, KEPT))
  } catch (error) {
    ports.log.write('warn', 'recent-not-kept', { error: String(error) })
  }
}

export function recentPath(ports: Ports, key: string): string {
  const found = read(ports).find((entry) => keyOf(entry.path) === key)
  if (found === undefined)
    throw new AppError('not_found', 'this project is not among the recent ones')
  return found.path
}
