import type { ExportEntity, ExportInput, NoteSubject, TargetedNote } from './exportModel.ts'

/** The notes about one thing. */
export function notesAbout(input: ExportInput, subject: NoteSubject): TargetedNote[] {
  return input.notes.filter(
    ({ target }) => target.kind === subject.kind && idOf(target) === idOf(subject),
  )
}

function idOf(subject: NoteSubject): string | null {
  return subject.kind === 'project' ? null : subject.id
}

/** Entities by label, by code unit so that the order is the same everywhere; then by id. */
export function entitiesByLabel(entities: readonly ExportEntity[]): ExportEntity[] {
  return [...entities].sort((left, right) => {
    if (left.label !== right.label) return left.label < right.label ? -1 : 1
    return left.id < right.id ? -1 : 1
  })
}

/** How many annotations an export of this input writes. */
export function countAnnotations(input: ExportInput): number {
  return input.documents.reduce((sum, document) => sum + document.annotations.length, 0)
}
