import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Backup } from '../core/api/backupMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { listBackups } from '../db/rollingBackups.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import type { Ports } from './ports.ts'

/** `about.json` beside the backups: what a project that cannot be opened does not tell any more. */
const About = z.strictObject({ name: z.string(), path: z.string() })

/** A project file: a copy of it has the same id, but is another project to keep. */
export interface ProjectFile {
  readonly id: Id
  readonly path: string
}

function rootOf(ports: Pick<Ports, 'dataFolder'>): string {
  return join(ports.dataFolder, 'backups')
}

/** Where the backups of one project file are: `backups/<id>-<of its path>` in the data folder. */
export function backupFolderOf(
  ports: Pick<Ports, 'dataFolder'>,
  { id, path }: ProjectFile,
): string {
  const place = createHash('sha256').update(path).digest('hex').slice(0, 8)
  return join(rootOf(ports), `${id}-${place}`)
}

/** Notes beside its backups what the project is called and where it is. */
export function describeBackups(folder: string, about: z.infer<typeof About>): void {
  writeJsonFile(join(folder, 'about.json'), about)
}

/** The backups of every project on this machine, newest first. */
export function allBackups(ports: Ports): Backup[] {
  const root = rootOf(ports)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  const backups = readdirSync(root).flatMap((name) => backupsIn(ports, name))
  return backups.sort((left, right) => (left.at < right.at ? 1 : -1))
}

function backupsIn(ports: Ports, folderName: string): Backup[] {
  const folder = join(rootOf(ports), folderName)
  const about = readJsonFile(join(folder, 'about.json'), About, ports.log)
  if (about === null) return []
  return listBackups(folder).map(({ name, at, bytes }) => ({
    key: `${folderName}/${name}`,
    project: about.name,
    path: about.path,
    at,
    bytes,
  }))
}

/** The file of a listed backup, and where its project belongs. @throws AppError not_found */
export function requiredBackup(ports: Ports, key: string): { file: string; project: string } {
  const found = allBackups(ports).find((backup) => backup.key === key)
  if (found === undefined) throw new AppError('not_found', 'this backup is not there any more')
  return { file: join(rootOf(ports), key), project: found.path }
}
