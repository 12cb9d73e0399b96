import type { CommandDefinition } from './command.ts'
import { annotateCommand, annotationsCommand } from './commands/annotations.ts'
import { importBibliographyCommand } from './commands/bibliography.ts'
import { codesCommand, entitiesCommand, relationsCommand } from './commands/codebook.ts'
import { importCommand, listCommand, reviseCommand, textCommand } from './commands/documents.ts'
import { exportCommand } from './commands/exporting.ts'
import { importsCommand } from './commands/imports.ts'
import {
  affectedCommand,
  callCommand,
  compareCommand,
  importAnnotationsCommand,
  searchCommand,
  timelineCommand,
} from './commands/outcomes.ts'
import {
  backupCommand,
  historyCommand,
  redoCommand,
  restoreCommand,
  snapshotCommand,
  undoCommand,
  verifyCommand,
} from './commands/project.ts'
import { serveCommand } from './commands/serve.ts'

/** Every command of the terminal, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  importCommand,
  listCommand,
  textCommand,
  annotateCommand,
  annotationsCommand,
  codesCommand,
  entitiesCommand,
  relationsCommand,
  reviseCommand,
  compareCommand,
  affectedCommand,
  timelineCommand,
  exportCommand,
  importAnnotationsCommand,
  importBibliographyCommand,
  importsCommand,
  searchCommand,
  snapshotCommand,
  undoCommand,
  redoCommand,
  historyCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  callCommand,
  serveCommand,
]

export function help(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'Variorum from the terminal. Every command takes --json: one JSON value on stdout.',
    '',
    ...commands.flatMap(({ name, usage, summary }) => [
      `  ${name.padEnd(width)}  ${summary}`,
      `  ${' '.repeat(width)}  variorum ${name} ${usage}`.trimEnd(),
    ]),
    '',
    'DOC is an id or an exact title. Exit code 0 done, 1 failed, 2 not understood.',
    '',
  ].join('\n')
}
