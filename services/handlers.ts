import type { Handlers } from '../core/api/serve.ts'
import { annotationHandlers } from './annotations.ts'
import { annotatorHandlers } from './annotators.ts'
import { backupHandlers } from './backups.ts'
import { bibliographyHandlers } from './bibliography.ts'
import { codeHandlers } from './codes.ts'
import { codingHandlers } from './codings.ts'
import { compareHandlers } from './compare.ts'
import { deskHandlers } from './deskHandlers.ts'
import { documentHandlers } from './documents.ts'
import { entityHandlers } from './entities.ts'
import { exportHandlers } from './export.ts'
import { exportRecordHandlers } from './exports.ts'
import { flagHandlers } from './flags.ts'
import { highlightHandlers } from './highlights.ts'
import { historyHandlers } from './history.ts'
import { hostHandlers } from './hostHandlers.ts'
import { importHandlers } from './imports.ts'
import { mentionHandlers } from './mentions.ts'
import { noteHandlers } from './notes.ts'
import { profileHandlers } from './profileHandlers.ts'
import { projectHandlers } from './projectHandlers.ts'
import { projectsHandlers } from './projects.ts'
import { relationHandlers } from './relations.ts'
import { reviewHandlers } from './review.ts'
import { searchHandlers } from './search.ts'
import type { Session } from './session.ts'
import { settingHandlers } from './settings.ts'
import { snapshotHandlers } from './snapshots.ts'
import { templateHandlers } from './templates.ts'
import { trashHandlers } from './trash.ts'

/** Every method's handler: one file per namespace of the API, one list of them. */
export const handlers: Handlers<Session> = {
  ...hostHandlers,
  ...deskHandlers,
  ...profileHandlers,
  ...projectsHandlers,
  ...projectHandlers,
  ...backupHandlers,
  ...historyHandlers,
  ...snapshotHandlers,
  ...settingHandlers,
  ...documentHandlers,
  ...bibliographyHandlers,
  ...importHandlers,
  ...highlightHandlers,
  ...codingHandlers,
  ...mentionHandlers,
  ...noteHandlers,
  ...codeHandlers,
  ...entityHandlers,
  ...relationHandlers,
  ...annotatorHandlers,
  ...compareHandlers,
  ...exportHandlers,
  ...exportRecordHandlers,
  ...templateHandlers,
  ...flagHandlers,
  ...reviewHandlers,
  ...annotationHandlers,
  ...searchHandlers,
  ...trashHandlers,
}
