import { renameProject } from '../db/stores/project.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { projectInfo } from './projects.ts'

/** Reading every byte of a large project takes as long as its disk does. */
const WHOLE_FILE = { timeoutMs: 30 * 60_000 }

export const projectHandlers: HandlersOf<'project'> = {
  'project.info': (_input, _call, session) => projectInfo(session.project()),

  'project.rename': ({ name }, _call, session) => {
    const operation = { code: 'project.rename', label: labels.renameProject(name) }
    session.write(operation, ({ tx }) => renameProject(tx, name))
    return projectInfo(session.project())
  },

  'project.verify': ({ grant }, { signal, progress }, session) => {
    const path = grant === undefined ? session.project().path : session.grants.redeemToRead(grant)
    return session.ports.jobs.runJob(
      'verify',
      { path },
      { ...WHOLE_FILE, signal, onProgress: progress },
    )
  },

  'project.backup': ({ grant }, { signal, progress }, session) => {
    const input = { from: session.project().path, to: session.grants.redeemToKeep(grant) }
    return session.ports.jobs.runJob('backup', input, {
      ...WHOLE_FILE,
      signal,
      onProgress: progress,
    })
  },
}
