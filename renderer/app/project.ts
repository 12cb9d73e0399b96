import type { ProjectInfo } from '../../core/api/shapes.ts'
import { AppError } from '../../core/model/error.ts'
import { asAppError, type Call } from '../api/useApi.ts'
import type { Doing } from '../commands/command.ts'
import { messages } from '../i18n/messages.ts'
import { sayProblem } from './notices.ts'
import { readPlace } from './place.ts'
import { createStore, type Store } from './store.ts'
import { initialView, openDocument, view } from './view.ts'

type Opening = Pick<Doing, 'call' | 'forgetAnswers'>

/** A project that could not be opened, to be told on the first screen. */
export interface FailedOpening {
  readonly error: AppError
  /** Opens it again, only to read; null where that would not help. */
  readonly again: (() => Promise<void>) | null
  /** Where the file is, or was; null where that is not known. */
  readonly path: string | null
}

export const opening: Store<{ readonly failed: FailedOpening | null }> = createStore<{
  readonly failed: FailedOpening | null
}>({ failed: null })

/** Survives a reload of the page, not its closing: the host forgets the session with the wire. */
const KEY = 'variorum.project'

/** Enters a project that was just opened or made: every screen begins anew. */
export async function enterProject(doing: Opening, info: ProjectInfo): Promise<void> {
  const { isLibraryOpen, isMarginOpen } = view.get()
  await doing.forgetAnswers()
  opening.set({ failed: null })
  view.set({
    ...initialView,
    isLibraryOpen,
    isMarginOpen,
    isProjectOpen: true,
    isReadOnly: info.mode === 'read',
    ...readPlace(),
  })
  await openOnlyDocument(doing.call)
  const recent = await doing.call('projects.recent', {})
  const own = recent.find(({ path }) => path === info.path)
  if (own !== undefined) sessionStorage.setItem(KEY, own.key)
}

/** A project of one document opens at it. */
async function openOnlyDocument(call: Call): Promise<void> {
  if (view.get().documentId !== null) return
  const { all, documents } = await call('documents.find', { limit: 1 })
  const [only] = documents
  if (only !== undefined && all === 1) openDocument(only.id)
}

export async function leaveProject({ call, forgetAnswers }: Opening): Promise<void> {
  await call('projects.close', {})
  sessionStorage.removeItem(KEY)
  view.set({ ...initialView })
  await forgetAnswers()
}

/** Which project: one of the recent ones, or permission for its file; a permission serves once. */
export type WhichProject =
  | { readonly recent: string }
  | { readonly grant: string }
  | { readonly newGrant: () => Promise<string> }

/** Opens a project; a failure is told with what can be done, on the first screen where no other is open. */
export async function openProject(
  doing: Opening,
  which: WhichProject,
  mode: ProjectInfo['mode'] = 'write',
): Promise<void> {
  try {
    const input = 'newGrant' in which ? { grant: await which.newGrant() } : which
    await enterProject(doing, await doing.call('projects.open', { ...input, mode }))
  } catch (error) {
    const problem = asAppError(error)
    const isReadable = problem.code === 'locked' || problem.code === 'read_only'
    const canAgain = isReadable && mode === 'write' && !('grant' in which)
    const again = canAgain ? () => openProject(doing, which, 'read') : null
    if (view.get().isProjectOpen) sayNotOpened(problem, again)
    else opening.set({ failed: { error: problem, again, path: await pathOf(doing.call, which) } })
  }
}

/** The project that is open stays, so the first screen is not there to tell it. */
function sayNotOpened(problem: AppError, again: (() => Promise<void>) | null): void {
  const action =
    again === null ? null : { label: messages['welcome.openToRead'], run: () => void again() }
  sayProblem(problem, messages['welcome.couldNotOpen'], action)
}

async function pathOf(call: Call, which: WhichProject): Promise<string | null> {
  if (!('recent' in which)) return null
  const recent = await call('projects.recent', {})
  return recent.find(({ key }) => key === which.recent)?.path ?? null
}

/** Takes a project that is open for reading to work in it. Rejects where another still has it. */
export async function openToWork(doing: Opening): Promise<void> {
  const { path } = await doing.call('project.info', {})
  const recent = await doing.call('projects.recent', {})
  const own = recent.find((entry) => entry.path === path)
  if (own === undefined) throw new AppError('not_found', 'no longer among the recent projects')
  await enterProject(doing, await doing.call('projects.open', { recent: own.key, mode: 'write' }))
}

/** What the window opens with: the project the host has open, that of before a reload, or the newest. */
export async function openFirstProject(doing: Opening): Promise<void> {
  const present = await presentProject(doing.call)
  if (present !== null) return enterProject(doing, present)
  const key = sessionStorage.getItem(KEY)
  const asked = key === null ? await askedProject(doing.call) : { recent: key }
  if (asked !== null) await openProject(doing, asked)
}

async function presentProject(call: Call): Promise<ProjectInfo | null> {
  try {
    return await call('project.info', {})
  } catch (error) {
    if (asAppError(error).code === 'not_found') return null
    throw error
  }
}

/** What the address says: a project by its key, by a grant, or the newest one. */
async function askedProject(call: Call): Promise<WhichProject | null> {
  const asked = new URLSearchParams(location.search)
  const key = asked.get('recent')
  if (key !== null) return { recent: key }
  const grant = asked.get('grant')
  if (grant !== null) return { grant }
  if (asked.get('open') !== 'recent') return null
  const recent = await call('projects.recent', {})
  const newest = recent.find(({ missing }) => !missing)
  return newest === undefined ? null : { recent: newest.key }
}
