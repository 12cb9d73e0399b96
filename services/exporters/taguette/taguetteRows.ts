import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import { vaultFileName } from '../../../core/export/vault/vaultNames.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import { plainTextOfRichText } from '../../../core/text/plainTextOfRichText.ts'
import type { ForeignRow } from '../../../db/writeForeign.ts'
import { dateTimeOf } from './taguetteCommands.ts'
import { cut, longest, OWNER, type Tag } from './taguetteNames.ts'
import type { TaguetteText } from './taguetteText.ts'

/** The one project of the file. */
export const PROJECT = 1

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export function userRow(login: string, created: string): ForeignRow {
  return {
    ...{ login, created, hashed_password: null, disabled: 0, password_set_date: null },
    ...{ language: null, email: null, email_sent: null },
  }
}

export function projectRow({ project, notes }: ExportInput, created: string): ForeignRow {
  const about = notes.filter(({ target }) => target.kind === 'project')
  return { id: PROJECT, name: nameOf(project.name), description: descriptionOf(about), created }
}

export const memberRow: ForeignRow = {
  project_id: PROJECT,
  user_login: OWNER,
  privileges: 'ADMIN',
}

export function documentRow(id: number, document: ExportDocument, page: TaguetteText): ForeignRow {
  return {
    id,
    name: nameOf(document.title),
    description: descriptionOf(document.notes),
    filename: `${vaultFileName(document.title)}.html`,
    created: dateTimeOf(document.capturedAt),
    project_id: PROJECT,
    text_direction: RIGHT_TO_LEFT.test(page.text) ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT',
    contents: page.html(),
  }
}

export function tagRow({ id, path, description }: Tag): ForeignRow {
  return { id, project_id: PROJECT, path, description }
}

/** Taguette refuses a file with an empty name. */
function nameOf(title: string): string {
  return cut(title.toWellFormed(), longest.name) || '?'
}

function descriptionOf(notes: readonly NoteView[]): string {
  return cut(wordsOf(notes), longest.description)
}

/** Notes as one text, thread by thread: what Taguette has of a project or a document. */
export function wordsOf(notes: readonly NoteView[]): string {
  return threadNotes(notes)
    .map(({ note }) => plainTextOfRichText(note.content).toWellFormed())
    .join('\n\n')
}
