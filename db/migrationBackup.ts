import { renameSync, rmSync } from 'node:fs'
import type { Instant } from '../core/model/id.ts'
import { APPLICATION_ID } from './applicationId.ts'
import type { Connection } from './connection.ts'
import { fileVersion } from './migrate.ts'
import { openNew } from './open.ts'
import { quickCheck } from './quickCheck.ts'
import { timeStamp } from './timeStamp.ts'

/**
 * A verified copy beside the project before it is converted: `x.variorum.format-10-<time>`. The
 * conversion does not begin before the copy is known to be whole.
 */
export function backUpBeforeMigration(connection: Connection, path: string, now: Instant): string {
  const version = fileVersion(connection)
  const target = `${path}.format-${version}-${timeStamp(now)}`
  const draft = `${target}.new`
  rmSync(draft, { force: true })
  try {
    connection.write('VACUUM INTO ?', draft)
    const copy = openNew(draft)
    try {
      copy.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`)
      quickCheck(copy)
    } finally {
      copy.close()
    }
    renameSync(draft, target)
  } finally {
    rmSync(draft, { force: true })
  }
  return target
}
