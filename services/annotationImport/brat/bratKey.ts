import type { ImportedAnnotation } from '../../../core/export/importedModel.ts'

/** What a text is called. The same under the same name is the same, whoever's folder it is in. */
export function bratKey(file: string, textSha256: string): string {
  return `${file} ${textSha256}`
}

/**
 * An annotation of a file without its text, once that is found: as it would be if the text had come with it, so
 * that the same file brought in again, with or without it, adds nothing.
 */
export function withTextFound(
  annotation: ImportedAnnotation,
  textSha256: string,
): ImportedAnnotation {
  const targets = annotation.targets.map((target) => ({
    ...target,
    source: target.source === null ? null : bratKey(target.source, textSha256),
  }))
  return { ...annotation, targets }
}
