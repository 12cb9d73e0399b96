import { counted } from '../counted.ts'

/** What came into a project, how it was read, and what was guessed or left out. */
export const imports = {
  'command.imports': 'Imports and their reports',
  'imports.title': 'Imports',
  'imports.explained':
    'Every file that came in, newest first: who brought it, what read it, and what was guessed or left out. Undoing an import takes its report back, too.',
  'imports.none': 'Nothing was imported yet.',
  'imports.list': 'Files that came in',
  'imports.ofDocument': 'Where it comes from',
  'imports.older': 'Older imports',
  'imports.document': 'New document',
  'imports.revision': (revision: number) => `Revision ${revision}`,
  'imports.annotations': 'Annotations',
  'imports.bibliography': 'Bibliography',
  'imports.characters': (count: number) => counted(count, 'character', 'characters'),
  'imports.records': (applied: number, records: number) =>
    `${applied} of ${counted(records, 'record', 'records')} taken over`,
  'imports.others': (count: number) => `and ${counted(count, 'other', 'others')}`,
  'imports.documents': (count: number) => counted(count, 'document', 'documents'),
  'imports.inTrash': (title: string) => `${title} (in the trash)`,
  'imports.open': (title: string) => `Open ${title}`,
  'imports.by': (name: string, when: string) => (name === '' ? when : `${name}, ${when}`),
  'imports.readBy': (importer: string, version: string) => `read by ${importer} ${version}`,
  'imports.hash': 'SHA-256 of the file',
  'imports.report': (file: string) => `What was guessed or left out of ${file}`,
  'imports.nothingLeft': 'Nothing was guessed or left out.',
  'imports.noReport': 'No report was kept when this came in.',
  'imports.allLines': (count: number) => `Show all ${counted(count, 'line', 'lines')}`,
  'imports.fewerLines': 'Show fewer lines',
} as const
