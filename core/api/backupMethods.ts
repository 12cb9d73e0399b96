import { z } from 'zod'
import { errorCodes } from '../model/error.ts'
import { Instant } from '../model/id.ts'
import { hostQuery, hostTask, query } from './method.ts'
import { Nothing, ProjectInfo } from './shapes.ts'

/** A verified copy of a project as it was, kept by the app itself. */
export const Backup = z.strictObject({
  /** Opaque; give it back to backups.restore. */
  key: z.string(),
  /** Name of the project. */
  project: z.string(),
  /** Where the project is, or was. */
  path: z.string(),
  at: Instant,
  bytes: z.int().min(0),
})
export type Backup = z.infer<typeof Backup>

/** How the last attempt at a backup of the open project went. */
export const BackupStatus = z.strictObject({
  /** When everything there was then was known to be in a backup; null = not since the host began. */
  at: Instant.nullable(),
  problem: z.strictObject({ code: z.enum(errorCodes), message: z.string() }).nullable(),
})
export type BackupStatus = z.infer<typeof BackupStatus>

export const backupMethods = {
  /** The rolling backups of every project on this machine, newest first. */
  'backups.list': hostQuery({ input: Nothing, output: z.array(Backup).readonly() }),
  'backups.status': query({ input: Nothing, output: BackupStatus }),
  /**
   * Puts a backup in the place of its project and opens that; the present file, if there is one, is kept
   * beside it as `keptAs`. When it fails, what was open is open again.
   */
  'backups.restore': hostTask({
    input: z.strictObject({ key: z.string() }),
    output: z.strictObject({ project: ProjectInfo, keptAs: z.string().nullable() }),
  }),
} as const
