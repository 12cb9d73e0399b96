import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openNew } from '../open.ts'
import { fillProject } from '../testing/filledProject.ts'
import { newProject, temporaryFolder } from '../testing/sampleProject.ts'
import { verify } from './verify.ts'

let folder: ReturnType<typeof temporaryFolder>
let whole: string
let path: string
beforeAll(() => {
  folder = temporaryFolder()
  const project = newProject(folder.path)
  whole = project.path
  path = `${whole}.copy`
  fillProject(project)
  project.close()
})
beforeEach(() => copyFileSync(whole, path))
afterAll(() => folder.remove())

/** Changes the closed file behind the log's back. */
function tamper(sql: string): void {
  const connection = openNew(path)
  connection.script(`PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${sql}`)
  connection.close()
}

async function problemCodes(): Promise<string[]> {
  const { problems } = await verify(path)
  return [...new Set(problems.map(({ code }) => code))].sort()
}

describe('verify', () => {
  it('finds nothing wrong in a whole project', async () => {
    const report = await verify(path)
    expect(report.problems).toEqual([])
    expect(report.ok).toBe(true)
    expect(report.checked).toMatchObject({ anchors: 6, revisions: 3, snapshots: 1 })
  })

  it('shows progress and can be cancelled', async () => {
    const shown: string[] = []
    await verify(path, { onProgress: (step) => shown.push(step) })
    expect(shown).toContain('blobs')
    const signal = AbortSignal.abort()
    await expect(verify(path, { signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  const cases: readonly (readonly [sql: string, codes: readonly string[]])[] = [
    ["UPDATE highlight SET modified_at = 'x' WHERE rid = 1", ['row']],
    ['DELETE FROM coding WHERE rid = 1', ['row']],
    ["INSERT INTO setting (key, value) VALUES ('a', '1')", ['row', 'sequence']],
    ["UPDATE operation SET label = 'x' WHERE seq = 3", ['log']],
    ['DELETE FROM operation_document WHERE operation_seq = 4', ['log']],
    ["UPDATE sqlite_sequence SET seq = 99 WHERE name = 'note'", ['sequence']],
    ["DELETE FROM sqlite_sequence WHERE name = 'note'", ['sequence']],
    ["UPDATE search_text SET text = 'other' WHERE rid = 1", ['search']],
    [`UPDATE search_text SET "start" = 1 WHERE kind = 'passage'`, ['search']],
    ["INSERT INTO search_index (search_index, rank) VALUES ('automerge', 4)", ['search']],
    ['CREATE INDEX extra ON note (content)', ['schema']],
    ['DROP TRIGGER search_text_changed', ['schema']],
    ['UPDATE anchor SET revision_rid = 99 WHERE rid = 1', ['reference', 'row']],
    ["UPDATE anchor SET quote = 'x' WHERE rid = 1", ['quote', 'row']],
    ['PRAGMA application_id = 5', ['not_a_project']],
    ['PRAGMA user_version = 5000', ['newer_version']],
  ]
  it.each(cases)('finds %s', async (sql, codes) => {
    tamper(sql)
    expect(await problemCodes()).toEqual([...codes].sort())
  })

  it('finds a blob that was changed', async () => {
    tamper("DROP TRIGGER blob_is_immutable; UPDATE blob SET bytes = x'00' WHERE rid = 1")
    expect(await problemCodes()).toContain('blob')
  })
})
