/** Name of the snapshot that a document has from before a revision of it: what a comparison begins from. */
export function beforeRevision(number: number): string {
  return `before-revision-${number}`
}
