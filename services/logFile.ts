import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log, Ports } from './ports.ts'

const MAX_BYTES = 2_000_000

/**
 * JSON lines in `logs/variorum.log` of the data folder; at 2 MB the file becomes
 * `variorum.1.log` and a new one begins. Source texts and notes are never logged. Where the folder
 * cannot be written to (read-only, full) the line is lost: a log must not bring down what it tells of.
 */
export function createLogFile(dataFolder: string, now: Ports['now']): Log {
  const folder = join(dataFolder, 'logs')
  const file = join(folder, 'variorum.log')
  let isReady = false
  const append = (line: string) => {
    if (!isReady) mkdirSync(folder, { recursive: true })
    isReady = true
    if (sizeOf(file) > MAX_BYTES) renameSync(file, join(folder, 'variorum.1.log'))
    appendFileSync(file, `${line}\n`)
  }
  return {
    write(level, event, fields = {}) {
      const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })
      try {
        append(line)
      } catch {
        // There is no other place to tell of it.
        isReady = false
      }
    },
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
