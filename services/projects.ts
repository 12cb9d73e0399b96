import { basename } from 'node:path'
import type { ProjectInfo } from '../core/api/shapes.ts'
import { createProject, type Project } from '../db/project.ts'
import { projectRow } from '../db/stores/project.ts'
import type { HandlersOf } from './handlersOf.ts'
import { putBack } from './putBack.ts'
import { recentPath, recentProjects, rememberProject } from './recent.ts'
import { fillWithSample } from './sample.ts'
import type { Session } from './session.ts'

export const projectsHandlers: HandlersOf<'projects'> = {
  'projects.recent': (_input, _call, { ports }) => recentProjects(ports),

  'projects.create': ({ grant, name }, _call, session) => {
    const path = session.grants.redeemToKeep(grant)
    create(session, path, name ?? nameOf(path))
    return enterProject(session, path, 'write')
  },

  'projects.open': (input, _call, session) => {
    const path =
      'grant' in input
        ? session.grants.redeemToKeep(input.grant)
        : recentPath(session.ports, input.recent)
    return enterProject(session, path, input.mode)
  },

  'projects.sample': async ({ grant }, call, session) => {
    const path = session.grants.redeemToKeep(grant)
    const { name } = create(session, path, SAMPLE_NAME)
    enterProject(session, path, 'write')
    await fillWithSample(session, call)
    return { ...projectInfo(session.project()), name }
  },

  'projects.close': (_input, _call, session) => {
    session.leave()
    session.desk?.showsProject(null)
    return {}
  },

  'projects.restore': async ({ backup, project }, { signal }, session) => {
    const paths = {
      backup: session.grants.redeemToRead(backup),
      project: session.grants.redeemToKeep(project),
    }
    return { keptAs: await putBack(session, paths, signal) }
  },
}

const SAMPLE_NAME = 'New Zealand and NATO'

function create(session: Session, path: string, name: string): { name: string } {
  const { newId } = session
  createProject(path, { name, now: session.now(), newId }).close()
  return { name }
}

/** Opens it for this session and puts it first among the recent ones. */
export function enterProject(session: Session, path: string, mode: 'write' | 'read'): ProjectInfo {
  const info = projectInfo(session.enter(path, mode))
  rememberProject(session.ports, info.path, info.name)
  session.desk?.showsProject(info.path)
  return info
}

export function projectInfo(project: Project): ProjectInfo {
  const { id, name, createdAt } = projectRow(project.db)
  const { path, mode } = project
  return { id, name, createdAt, path, mode, seq: project.log.lastSeq() }
}

/** A project is called as its file until somebody says otherwise. */
function nameOf(path: string): string {
  return basename(path).replace(/\.variorum$/i, '')
}
