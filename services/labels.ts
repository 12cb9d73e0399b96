import type { Keeping } from '../core/model/keeping.ts'

const LONGEST = 40

/** The beginning of a text, on one line, for the history. */
export function excerpt(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const units = [...flat]
  return units.length > LONGEST ? `${units.slice(0, LONGEST - 1).join('')}…` : flat
}

/** What the history and the undo menu say of each kind of operation. */
export const labels = {
  renameProject: (name: string) => `Rename the project to “${name}”`,
  importDocuments: (titles: readonly string[]) =>
    titles.length === 1
      ? `Import “${excerpt(titles[0] ?? '')}”`
      : `Import ${titles.length} documents`,
  importFiles: (documents: number, revisions: number) =>
    `Import ${[counted(documents, 'document'), counted(revisions, 'revision')]
      .filter((part) => !part.startsWith('0 '))
      .join(' and ')}`,
  reviseDocument: (title: string, revision: number) =>
    `Bring in revision ${revision} of “${excerpt(title)}”`,
  rereadDocument: (title: string, revision: number, keeping: Keeping) =>
    keeping === 'whole'
      ? `Take the whole page of “${excerpt(title)}” as revision ${revision}`
      : `Take only the article of “${excerpt(title)}” as revision ${revision}`,
  updateDocument: (title: string) => `Edit the details of “${excerpt(title)}”`,
  applyBibliography: (titles: readonly string[]) =>
    titles.length === 1
      ? `Take over a bibliography for “${excerpt(titles[0] ?? '')}”`
      : `Take over a bibliography for ${titles.length} documents`,
  trashDocument: (title: string) => `Move “${excerpt(title)}” to the trash`,
  /** Who marked a passage in a file that does not name them. */
  unnamedCode: 'Without a name',
  unnamedAuthor: 'Somebody (not named in the file)',
  restoreDocument: (title: string) => `Take “${excerpt(title)}” out of the trash`,
  highlight: (quote: string) => `Highlight “${excerpt(quote)}”`,
  resizeHighlight: (quote: string) => `Change the passage to “${excerpt(quote)}”`,
  attachHighlight: (quote: string) => `Attach “${excerpt(quote)}” by hand`,
  confirmHighlights: (count: number) => `Accept ${counted(count, 'place')}`,
  leaveOrphans: (count: number) => `Leave ${counted(count, 'highlight')} without a place`,
  flagHighlights: (count: number) => `Flag ${counted(count, 'highlight')} to check`,
  unflagHighlights: (count: number) => `Take the flag off ${counted(count, 'highlight')}`,
  keepLeft: (quote: string) => `Keep the older state of “${excerpt(quote)}”`,
  exported: (name: string) => `Export “${excerpt(name)}”`,
  trashHighlights: (count: number) => `Delete ${counted(count, 'highlight')}`,
  restoreHighlights: (count: number) => `Bring back ${counted(count, 'highlight')}`,
  addCode: (path: string, count: number) => `Code ${counted(count, 'highlight')} “${path}”`,
  removeCodes: (count: number) => `Remove ${counted(count, 'code')} from highlights`,
  replaceCodes: (path: string, count: number) =>
    `Let “${path}” be the code of ${counted(count, 'highlight')}`,
  linkEntity: (label: string) => `Link to ${label}`,
  linkPassages: (label: string, count: number) => `Link ${counted(count, 'passage')} to ${label}`,
  rejectPassages: (label: string, count: number) =>
    `Do not suggest ${label} for ${counted(count, 'passage')}`,
  changeLinks: (label: string, count: number) =>
    count === 1 ? `Change the link to ${label}` : `Change ${counted(count, 'link')} to entities`,
  unlinkEntities: (count: number) => `Remove ${counted(count, 'link')} to entities`,
  writeNote: (text: string) => `Write the note “${excerpt(text)}”`,
  editNote: (text: string) => `Edit the note “${excerpt(text)}”`,
  trashNote: 'Delete a note',
  restoreNote: 'Bring back a note',
  createCode: (name: string) => `Add the code “${name}”`,
  editCode: (name: string) => `Edit the code “${name}”`,
  mergeCodes: (name: string, into: string) => `Merge the code “${name}” into “${into}”`,
  trashCode: (name: string) => `Delete the code “${name}”`,
  restoreCode: (name: string) => `Bring back the code “${name}”`,
  createEntity: (label: string) => `Add ${label}`,
  editEntity: (label: string) => `Edit ${label}`,
  trashEntity: (label: string) => `Delete ${label}`,
  restoreEntity: (label: string) => `Bring back ${label}`,
  createRelation: (text: string) => `Relate ${text}`,
  editRelation: (text: string) => `Edit the relation ${text}`,
  trashRelation: (text: string) => `Delete the relation ${text}`,
  restoreRelation: (text: string) => `Bring back the relation ${text}`,
  addAnnotator: (name: string) => `Add the annotator ${name}`,
  editAnnotator: (name: string) => `Edit the annotator ${name}`,
  snapshot: (name: string) => `Keep the snapshot “${name}”`,
  restoreSnapshot: (name: string) => `Go back to the snapshot “${name}”`,
  setting: (key: string) => `Change the setting ${key}`,
  createTemplate: (name: string) => `Keep the template “${excerpt(name)}”`,
  editTemplate: (name: string) => `Edit the template “${excerpt(name)}”`,
  removeTemplate: (name: string) => `Delete the template “${excerpt(name)}”`,
  emptyTrash: (count: number) => `Empty the trash of ${counted(count, 'item')}`,
  importAnnotations: (count: number, codes: number) =>
    `Import ${count === 0 && codes > 0 ? counted(codes, 'code') : counted(count, 'annotation')}`,
} as const

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
