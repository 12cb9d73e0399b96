/** The one channel between page and host; a message is (id of the document, frame). */
export const channel = 'variorum:frame'

/** Paths of the projects that the person dropped on the page; the page itself never has them. */
export const dropChannel = 'variorum:dropped-projects'

/** How many of them are taken at once. */
export const MAX_DROPPED = 20

/** Whether a file that is dropped is a project, to be opened and not to be imported. */
export function isProjectName(name: string): boolean {
  return /\.variorum$/i.test(name)
}
