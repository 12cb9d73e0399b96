import { counted } from '../counted.ts'

const number = new Intl.NumberFormat('en')

/** Find, history and backups. */
export const outcome = {
  'find.title': 'Find in this text',
  'find.words': 'Find',
  'find.next': 'Next',
  'find.previous': 'Previous',
  'find.case': 'Upper and lower case count',
  'find.whole': 'Whole words',
  'find.regex': 'Regular expression',
  'find.close': 'Close find',
  'find.place': (index: number, count: number, isCut: boolean) =>
    `${number.format(index)} of ${number.format(count)}${isCut ? ' or more' : ''}`,
  'find.none': 'Not in this text',
  'find.invalid': 'Not a complete expression yet',
  'find.timeout': 'The expression took too long',
  'history.title': 'History',
  'history.operations': 'What was done',
  'history.snapshots': 'Snapshots',
  'history.explained':
    'A snapshot keeps all annotations as they are now. Restoring one is itself undoable.',
  'history.snapshotName': 'Name of a new snapshot',
  'history.snapshotHint': 'Without #, / or @.',
  'history.create': 'Keep a snapshot',
  'history.created': (name: string) => `Kept as “${name}”`,
  'history.restore': (name: string) => `Restore ${name}`,
  'history.restored': (name: string, count: number) =>
    `Restored “${name}”: ${counted(count, 'change', 'changes')}`,
  'history.why': 'Why',
  'history.by': (name: string, why: string) => [name, why].filter((part) => part !== '').join(': '),
  'history.preview': 'What restoring it would change',
  'history.previewNothing':
    'Nothing: the annotations are what they were then. Places on newer revisions stay.',
  'history.previewBack': (count: number) =>
    `${counted(count, 'highlight comes', 'highlights come')} back`,
  'history.previewTrash': (count: number) =>
    `${counted(count, 'highlight goes', 'highlights go')} to the trash`,
  'history.previewChanged': (count: number) =>
    counted(count, 'highlight becomes what it was', 'highlights become what they were'),
  'history.previewWorking': 'Working out what restoring it would change',
  'history.previewMore': (count: number) => `and ${count} more`,
  'history.previewOthers': (count: number) =>
    `${counted(count, 'code, entity or note changes', 'codes, entities or notes change')}`,
  'history.restoreNow': 'Restore it',
  'timeline.title': 'Timeline: highlights across the revisions',
  'timeline.none': 'This document has no highlights yet.',
  'timeline.lead': (highlights: number, revisions: number) =>
    `${counted(highlights, 'highlight', 'highlights')} over ${counted(revisions, 'revision', 'revisions')}. A place opens the text there.`,
  'timeline.standing': (
    revision: number,
    state: string,
    isByPerson: boolean,
    score: number,
    current: string | null,
  ) =>
    [
      `Revision ${revision}: ${state}`,
      isByPerson ? 'confirmed by a person' : `placed by the machine, ${score.toFixed(2)}`,
      ...(current === null ? [] : [`“${current}”`]),
    ].join(', '),
  'command.timeline': 'Timeline: highlights across the revisions',
  'history.noSnapshots': 'No snapshots yet.',
  'history.noOperations': 'Nothing was done yet.',
  'history.undid': (seq: number) => `takes back ${seq}`,
  'history.older': 'Older',
  'backups.title': 'Restore from a backup',
  'backups.explained':
    'Variorum keeps verified copies of each project by itself, when you pause and when you close it. Restoring one keeps the present file beside it.',
  'backups.none': 'There is no backup yet.',
  'backups.restoreOne': (project: string, time: string) => `Restore ${project} as of ${time}`,
  'backups.restoring': 'Restoring',
  'backups.restored': (project: string, keptAs: string | null) =>
    keptAs === null
      ? `Restored “${project}”`
      : `Restored “${project}”. The file before it is kept as ${keptAs}`,
  'backups.failed': 'No backup could be made.',
  'command.backups': 'Restore from a backup',
  'command.find': 'Find in this text',
  'command.findNext': 'Next place found',
  'command.findPrevious': 'Previous place found',
  'command.history': 'History and snapshots',
} as const
