import { backup } from '../db/backup.ts'
import { renameProject } from '../db/stores/project.ts'
import { verify } from '../db/verify.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { projectInfo } from './projects.ts'

export const projectHandlers: HandlersOf<'project'> = {
  'project.info': (_input, _call, session) => projectInfo(session.project()),

  'project.rename': ({ name }, _call, session) => {
    const operation = { code: 'project.rename', label: labels.renameProject(name) }
    session.write(operation, ({ tx }) => renameProject(tx, name))
    return projectInfo(session.project())
  },

  'project.verify': (_input, call, session) =>
    verify(session.project().path, { signal: call.signal, onProgress: call.progress }),

  'project.backup': ({ grant }, call, session) =>
    backup(session.project(), session.grants.redeem(grant), { signal: call.signal }),
}
