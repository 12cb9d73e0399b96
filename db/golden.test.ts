import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from './backup.ts'
import { headVersion } from './migrate.ts'
import { openProject } from './project.ts'
import { findTexts } from './search/findTexts.ts'
import { readState } from './state/readState.ts'
import { stateHash } from './state/stateParts.ts'
import { readSnapshot, requiredSnapshot } from './stores/snapshots.ts'
import { temporaryFolder, testAuthor, testInstant } from './testing/sampleProject.ts'
import { verify } from './verify/verify.ts'

const golden = join(import.meta.dirname, '../tests/golden')
const now = testInstant()

/** Of the state in the file; a migration may change it, on purpose, for all of them. */
const STATE_HASH = '231aa220760e166af02f9cfc517e0a7beea016751daf3ed5ffa26425afe2f75b'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const files = readdirSync(golden).filter((name) => name.endsWith('.variorum'))

describe.each(files)('%s, written by an earlier version,', (name) => {
  it('opens, is sound, and says what it always said', async () => {
    const path = join(folder.path, name)
    copyFileSync(join(golden, name), path)
    const project = openProject(path, { mode: 'write', now })
    expect(stateHash(readState(project.db))).toBe(STATE_HASH)
    expect(
      readSnapshot(project.db, requiredSnapshot(project.db, 'before')).highlights,
    ).toHaveLength(4)
    expect(findTexts(project.db, { match: 'better', kinds: ['note'], limit: 5 })).toHaveLength(1)
    expect((await verify(path)).problems).toEqual([])
    const isConverted = !name.includes(String(headVersion).padStart(4, '0'))
    const undone = project.log.undo(null, testAuthor())
    // Undo never goes behind a migration.
    expect(undone === null).toBe(isConverted)
    project.close()
    expect((await verify(path)).problems).toEqual([])
  })

  it('is a backup that can be restored', async () => {
    const path = join(folder.path, 'restored.variorum')
    expect(await restoreBackup(join(golden, name), path, now)).toBeNull()
    const project = openProject(path, { mode: 'read', now })
    expect(stateHash(readState(project.db))).toBe(STATE_HASH)
    project.close()
  })
})
