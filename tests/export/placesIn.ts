import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { locateInTexts } from '../../core/export/locateImported.ts'

/** Where each annotation comes to stand, by its id. */
export function placesIn(project: ImportedAnnotations) {
  const texts = project.sources.map(({ key, hasMark, extracted }) => ({
    text: extracted.text,
    isOwn: true,
    hasMark,
    annotations: project.annotations.filter(({ targets }) => targets[0]?.source === key),
  }))
  const located = locateInTexts(texts, project.documentedUnit)
  const places = texts.flatMap(({ annotations }, at) =>
    annotations.map(({ id }, index) => [id, located.texts[at]?.[index]?.ranges ?? null] as const),
  )
  return { ...located, places: new Map(places) }
}
