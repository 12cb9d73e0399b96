import { allBackups, requiredBackup } from './backupFolders.ts'
import type { HandlersOf } from './handlersOf.ts'
import { enterProject } from './projects.ts'
import { putBack } from './putBack.ts'

export const backupHandlers: HandlersOf<'backups'> = {
  'backups.list': (_input, _call, { ports }) => allBackups(ports),

  'backups.status': (_input, _call, session) => session.backups.statusOf(session.project()),

  'backups.restore': async ({ key }, { signal }, session) => {
    const { file, project } = requiredBackup(session.ports, key)
    const keptAs = await putBack(session, { backup: file, project }, signal)
    return { project: enterProject(session, project, 'write'), keptAs }
  },
}
