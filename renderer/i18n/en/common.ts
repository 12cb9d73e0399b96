import { counted } from '../counted.ts'

/** Words that several areas use. */
export const common = {
  'app.name': 'Variorum',
  'action.close': 'Close',
  'action.cancel': 'Cancel',
  'action.save': 'Save',
  'action.delete': 'Move to trash',
  'action.restore': 'Restore',
  'action.rename': 'Rename',
  'action.undo': 'Undo',
  'action.dismiss': 'Dismiss',
  'action.more': 'More',
  'files.accepted': 'Texts and pages',
  'files.projects': 'Variorum projects',
  'files.chooseOne': 'Choose the file',
  'files.chooseSeveral': 'Choose the files',
  'files.chooseProject': 'Open a project',
  'files.placeProject': 'Where the project goes',
  'files.save': 'Save as',
  'count.highlights': (count: number) => counted(count, 'highlight', 'highlights'),
  'count.notes': (count: number) => counted(count, 'note', 'notes'),
  'count.mentions': (count: number) => counted(count, 'mention', 'mentions'),
} as const
