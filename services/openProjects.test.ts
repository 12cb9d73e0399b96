import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Id, uuidv7 } from '../core/model/id.ts'
import { createProject, openProject } from '../db/project.ts'
import { noBackups } from './backupKeeper.ts'
import { createGrants } from './grants.ts'
import { createOpenProjects } from './openProjects.ts'
import { instant, type Ports } from './ports.ts'
import { createSession } from './session.ts'

let folder = ''
let path = ''
const events: string[] = []
const newId = (): Id => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const ports = (): Ports => ({
  now: Date.now,
  steadyNow: () => performance.now(),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  jobs: {
    runJob: () => Promise.reject(new Error('no jobs in this test')),
    close: async () => undefined,
  },
  log: { write: (_level, event) => events.push(event) },
  dataFolder: folder,
  sampleFolder: new URL('file:///'),
  suggestedName: 'Suggested',
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-open-'))
  path = join(folder, 'p.variorum')
  events.length = 0
  createProject(path, { name: 'p', now: instant(ports()), newId }).close()
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

test('what fails in an idle moment is logged, and ends nothing', () => {
  vi.useFakeTimers()
  const projects = createOpenProjects(ports(), noBackups)
  const open = projects.open(path, 'write')
  const rows = open.project.db.iterate('SELECT 1 UNION SELECT 2')
  rows.next()
  open.tidyLater()
  expect(() => vi.advanceTimersByTime(60_000)).not.toThrow()
  rows.return?.()
  expect(events).toEqual(['not-tidied'])
  projects.release(open)
  openProject(path, { mode: 'write', now: instant(ports()) }).close()
})

test('a session whose wire has closed enters no project, and leaves none locked', () => {
  const session = createSession({
    ports: ports(),
    grants: createGrants(ports()),
    projects: createOpenProjects(ports(), noBackups),
    backups: noBackups,
    description: { kind: 'terminal', capabilities: [], version: '0.0.0', strict: true },
    clientId: newId(),
    desk: null,
  })
  session.enter(path, 'write')
  session.close()
  expect(() => session.enter(path, 'write')).toThrow(expect.objectContaining({ code: 'cancelled' }))
  expect(session.present()).toBeNull()
  openProject(path, { mode: 'write', now: instant(ports()) }).close()
})
