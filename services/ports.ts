import type { Instant } from '../core/model/id.ts'
import type { JobRunner } from './jobs/jobRunner.ts'

/** What the world outside gives: everything that differs between hosts or must be fixed in a test. */
export interface Ports {
  /** Wall clock, milliseconds since 1970. */
  now(): number
  /** A clock that never goes back, milliseconds. */
  steadyNow(): number
  randomBytes(count: number): Uint8Array
  /** Heavy work outside the main thread. */
  readonly jobs: JobRunner
  readonly log: Log
  /** Absolute path of the folder for profile, recent projects, backups and logs. */
  readonly dataFolder: string
  /** The folder of the sample project's sources, with a slash at its end. */
  readonly sampleFolder: URL
  /** The name offered to a person who has not given one. */
  readonly suggestedName: string
}

export type LogLevel = 'info' | 'warn' | 'error'

export interface Log {
  write(level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>): void
}

/** The present as the project file stores it. */
export function instant(ports: Pick<Ports, 'now'>): Instant {
  return new Date(ports.now()).toISOString()
}
