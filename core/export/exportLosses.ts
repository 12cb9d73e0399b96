import type { NoteView } from '../model/annotation.ts'
import type { ReportLine } from '../model/source.ts'
import type { ExportDocument, ExportInput } from './exportModel.ts'

/** Something a format cannot carry, said only where the project has it. */
export interface Loss {
  readonly code: string
  readonly message: string
  applies(input: ExportInput): boolean
}

/** What a format loses of this very project. */
export function lossesOf(input: ExportInput, losses: readonly Loss[]): ReportLine[] {
  return losses
    .filter((loss) => loss.applies(input))
    .map(({ code, message }) => ({ code, message }))
}

export function always(): boolean {
  return true
}

export function hasDocuments(input: ExportInput): boolean {
  return input.documents.length > 0
}

export function hasCodes(input: ExportInput): boolean {
  return input.codes.length > 0
}

export function hasEntities(input: ExportInput): boolean {
  return input.entities.length > 0
}

export function hasRelations(input: ExportInput): boolean {
  return input.relations.length > 0
}

export function hasAnnotations(input: ExportInput): boolean {
  return someAnnotation(input, always)
}

export function hasNotes(input: ExportInput): boolean {
  return hasHighlightNotes(input) || hasOtherNotes(input)
}

/** Notes of highlights, not those of documents and other things. */
export function hasHighlightNotes(input: ExportInput): boolean {
  return someAnnotation(input, (annotation) => annotation.notes.length > 0)
}

/** Notes of the project, of documents, of entities and of codes. */
export function hasOtherNotes(input: ExportInput): boolean {
  return input.notes.length > 0 || input.documents.some((document) => document.notes.length > 0)
}

export function hasCodings(input: ExportInput): boolean {
  return someAnnotation(input, (annotation) => annotation.codings.length > 0)
}

export function hasRejectedMentions(input: ExportInput): boolean {
  return someAnnotation(input, (annotation) =>
    annotation.mentions.some((mention) => mention.state === 'rejected'),
  )
}

export function hasWaitingAnnotations(input: ExportInput): boolean {
  return someAnnotation(input, (annotation) => annotation.ranges.length === 0)
}

export function hasPassagesInParts(input: ExportInput): boolean {
  return someAnnotation(input, (annotation) => annotation.ranges.length > 1)
}

/** Whether any text that people or sources brought in holds what `pattern` finds. */
export function hasTextLike(input: ExportInput, pattern: RegExp): boolean {
  return textsOf(input).some((text) => pattern.test(text))
}

/** Names of codes and entities, where `pattern` finds what a list in one cell cannot tell apart. */
export function hasNameLike(input: ExportInput, pattern: RegExp): boolean {
  const names = [
    ...input.codes.map((code) => code.name),
    ...input.entities.map((entity) => entity.label),
  ]
  return names.some((name) => pattern.test(name))
}

type AnyAnnotation = ExportDocument['annotations'][number]

function someAnnotation(input: ExportInput, test: (annotation: AnyAnnotation) => boolean): boolean {
  return input.documents.some((document) => document.annotations.some(test))
}

function textsOf(input: ExportInput): string[] {
  const documentTexts = input.documents.flatMap((document) => [
    document.title,
    document.text,
    ...document.annotations.flatMap((annotation) => [
      annotation.quote,
      ...annotation.notes.map(markdownOf),
    ]),
    ...document.notes.map(markdownOf),
  ])
  return [
    input.project.name,
    ...documentTexts,
    ...input.codes.flatMap((code) => [code.name, code.description]),
    ...input.entities.flatMap((entity) => [entity.label, entity.description, ...entity.aliases]),
    ...input.relations.map((relation) => relation.type),
    ...input.notes.map(markdownOf),
  ]
}

function markdownOf(note: NoteView): string {
  return note.markdown
}
