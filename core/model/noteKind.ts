/** What kinds of things a note can be about. */
export const noteKinds = ['highlight', 'document', 'revision', 'entity', 'code', 'project'] as const
export type NoteKind = (typeof noteKinds)[number]
