/**
 * Files in and out of the page. Paths never come here: a host turns what the person chose into
 * single-use grants, which API methods take. A host with dialogs asks itself; for any other the browser
 * asks, and the file is sent to it or fetched from it.
 */
import type { FileKind, FileOfDialog, FileTarget } from '../../core/api/deskMethods.ts'
import { AppError } from '../../core/model/error.ts'
import { messages } from '../i18n/messages.ts'
import { askPageService, Granted, SaveTarget } from './askPageService.ts'
import { callHost, can } from './host.ts'

/** A file that the person chose or dropped. */
export type ChosenFile = File | FileOfDialog

/** Asks for files of the person's choice; none when the choice is cancelled. `accept` as HTML has it. */
export async function chooseFiles(
  accept: string,
  isMultiple: boolean,
): Promise<readonly ChosenFile[]> {
  if (!can('dialogs')) return await chooseInBrowser(accept, isMultiple)
  const kinds = kindsOf(accept, messages['files.accepted'])
  const title = messages[isMultiple ? 'files.chooseSeveral' : 'files.chooseOne']
  return (await callHost('files.choose', { title, kinds, isMultiple })).files
}

function chooseInBrowser(accept: string, isMultiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept, multiple: isMultiple })
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Hands a file to the host; the grant serves one call. */
export async function grantFor(file: ChosenFile, signal?: AbortSignal): Promise<string> {
  if ('choice' in file) return (await callHost('files.grant', { choice: file.choice })).grant
  return Granted.parse(await askPageService('/upload', file.name, { body: file, signal })).grant
}

/**
 * A project of the person's that is there already, by a dialog of the host. Rejects with `cancelled` when
 * they choose none.
 */
export async function chooseProject(): Promise<ChosenFile> {
  const title = messages['files.chooseProject']
  const question = { title, kinds: projectKinds(), isMultiple: false }
  const [file] = (await callHost('files.choose', question)).files
  if (file === undefined) throw new AppError('cancelled', 'no project was chosen')
  return file
}

/** Permission for the file of a new project. Rejects with `cancelled` when no place is chosen for it. */
export async function newProjectGrant(name: string): Promise<string> {
  if (!can('dialogs')) return await ownProjectGrant(name)
  return (await chooseTarget(messages['files.placeProject'], name, projectKinds())).grant
}

/** Permission for the file of a new project, where the app keeps those that nobody is asked about. */
export async function ownProjectGrant(name: string): Promise<string> {
  return Granted.parse(await askPageService('/project-target', name)).grant
}

/**
 * A place that one task writes a file to, and what brings it to the person. Rejects with `cancelled` when
 * they choose none.
 */
export async function newSaveTarget(name: string): Promise<{ grant: string; deliver(): void }> {
  if (can('dialogs')) {
    const { grant } = await chooseTarget(messages['files.save'], name, kindsOf(endingOf(name)))
    return { grant, deliver: () => undefined }
  }
  const { grant, download } = SaveTarget.parse(await askPageService('/save-target', name))
  return { grant, deliver: () => follow(download, name) }
}

/** The text of a file that `make` writes, for the page itself; of hosts that send files to a browser. */
export async function readMade(
  name: string,
  make: (grant: string) => Promise<unknown>,
): Promise<string> {
  const { grant, download } = SaveTarget.parse(await askPageService('/save-target', name))
  await make(grant)
  const answer = await fetch(download)
  if (!answer.ok) throw new AppError('internal', `the file is not to be had: ${answer.status}`)
  return await answer.text()
}

/**
 * Gives a text to the person as a file of their own. Rejects with `cancelled` when they choose no place
 * for it.
 */
export async function saveText(name: string, mediaType: string, text: string): Promise<void> {
  if (can('dialogs')) {
    const { grant } = await newSaveTarget(name)
    await callHost('files.write', { grant, text })
    return
  }
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  follow(url, name)
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function chooseTarget(
  title: string,
  name: string,
  kinds: readonly FileKind[],
): Promise<FileTarget> {
  const { file } = await callHost('files.chooseTarget', { title, name, kinds })
  if (file === null) throw new AppError('cancelled', 'no place was chosen')
  return file
}

function projectKinds(): readonly FileKind[] {
  return [{ name: messages['files.projects'], extensions: ['variorum'] }]
}

/** The endings that `accept` lists, without the media types that may stand beside them. */
function kindsOf(accept: string, name = ''): readonly FileKind[] {
  const endings = accept.split(',').filter((part) => part.startsWith('.'))
  const extensions = endings.map((ending) => ending.slice(1).toLowerCase())
  if (extensions.length === 0) return []
  return [{ name: name === '' ? extensions.join(', ').toUpperCase() : name, extensions }]
}

function endingOf(name: string): string {
  return /\.[a-z0-9-]{1,20}$/i.exec(name)?.[0] ?? ''
}

function follow(href: string, name: string): void {
  const link = document.createElement('a')
  Object.assign(link, { href, download: name })
  link.click()
}
