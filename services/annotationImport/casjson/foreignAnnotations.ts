import type {
  ImportedAnnotation,
  ImportedMention,
  ImportedPerson,
} from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { splitsSurrogatePair } from '../../../core/text/offsets.ts'
import { annotationOn, notesOfText } from '../foreignAnnotation.ts'
import { type Cas, featureOf, type Structure } from './cas.ts'
import { type CasText, type CasTexts, positionOf } from './casTexts.ts'
import { type ForeignFeatures, featureReader } from './foreignFeatures.ts'
import { ANNOTATION, DOCUMENT_ANNOTATION } from './typeSystem.ts'

/** What a file says beside its CAS, and what all files of an import share. */
export interface CasContext {
  readonly texts: CasTexts
  /** What the source of a text is called. */
  readonly keyOf: (text: CasText | null) => string
  /** Whose annotations they are that do not say it. */
  readonly reader: ImportedPerson
  readonly mentionOf: (uri: string, words: string, labels: readonly string[]) => ImportedMention
  readonly report: ImportReport
}

/** Parts of texts that programs make, and what they note of themselves. */
const machinery =
  /^de\.tudarmstadt\.ukp\.(?:dkpro\.core\.api\.(?:segmentation|metadata|transform)|clarin\.webanno\.api)\.type\.|(?:^|\.)(?:Token|Sentence)$/

/** What has no words of its own, only holds others together, or is read by what refers to it. */
const scaffolding = /^uima\.|\[\]$/

/** The annotations of other programs, those of `structures`: a type is a code, its label a code below it. */
export function foreignAnnotations(
  cas: Cas,
  structures: readonly Structure[],
  context: CasContext,
): ImportedAnnotation[] {
  const featuresOf = featureReader(cas)
  return structures.flatMap((structure) => {
    if (!isWanted(cas, structure, context.report)) return []
    const features = featuresOf(structure)
    for (const name of features.references) {
      context.report.add('cas_references', `${shortName(structure.type)}.${name}`)
    }
    return [annotationOf(structure, features, context)]
  })
}

function isWanted(cas: Cas, structure: Structure, report: ImportReport): boolean {
  const { type, features } = structure
  if (cas.types.isA(type, DOCUMENT_ANNOTATION)) return false
  if (machinery.test(type)) {
    report.add('cas_machinery', shortName(type))
    return false
  }
  if (!isAnnotation(cas, structure)) {
    if (!scaffolding.test(type)) report.add('cas_no_annotation', shortName(type))
    return false
  }
  if (!cas.isIndexed(structure)) {
    report.add('cas_unindexed', shortName(type))
    return false
  }
  const declared = cas.types.featuresOf(type)
  if (
    ['Governor', 'Dependent'].every(
      (end) => declared.has(end) || Object.hasOwn(features, `@${end}`),
    )
  ) {
    report.add('relation', shortName(type))
    return false
  }
  return true
}

/** A type that nobody declares is one if it has a place. */
function isAnnotation({ types }: Cas, structure: Structure): boolean {
  if (types.isA(structure.type, ANNOTATION)) return true
  const isUnknown = !types.isDeclared(structure.type) && !structure.type.startsWith('uima.')
  return isUnknown && typeof featureOf(structure, 'begin') === 'number'
}

function annotationOf(
  structure: Structure,
  { labels, identifiers, notes }: ForeignFeatures,
  context: CasContext,
): ImportedAnnotation {
  const { reader, texts } = context
  const text = texts.textOf(structure)
  const position = placeOf(structure, text, context.report)
  const { start, end } = position ?? { start: 0, end: 0 }
  const name = shortName(structure.type)
  // Programs number their structures anew each time they write them: what is said is what does not change.
  const id = JSON.stringify(['cas', structure.type, reader.name, labels, identifiers, notes])
  const making = { annotator: reader, created: null }
  const coding = { codeId: null, ...making }
  const isTyped = structure.type !== ANNOTATION
  const paths = labels.length === 0 ? [[name]] : labels.map((label) => [name, label])
  const about = [id, context.keyOf(text), start, end]
  const key = context.keyOf(text)
  const annotation = annotationOn(
    { id, key, start, end, words: '', ...making },
    {
      codings: isTyped ? paths.map((path) => ({ path, ...coding })) : [],
      notes: notes.flatMap((note) => notesOfText(about, note, making)),
      mentions: identifiers.map((uri) =>
        context.mentionOf(uri, text?.text.slice(start, end) ?? '', labels),
      ),
    },
  )
  return position === null ? onWhole(annotation) : annotation
}

/** Where the words of a structure are; null, with a line in the report, where it has none. */
export function placeOf(structure: Structure, text: CasText | null, report: ImportReport) {
  const name = shortName(structure.type)
  if (text === null) {
    report.add('cas_without_text', name)
    return null
  }
  const position = positionOf(structure, text)
  const isWithin = position !== null && position.end <= text.text.length
  if (!isWithin || Object.values(position).some((at) => splitsSurrogatePair(text.text, at))) {
    report.add('cas_position', name)
    return null
  }
  if (position.start === position.end) {
    report.add('cas_no_length', name)
    return null
  }
  return position
}

/** Notes on a passage that is nowhere are notes on its text. */
function onWhole(annotation: ImportedAnnotation): ImportedAnnotation {
  const targets = annotation.targets.map((target) => ({ ...target, quote: null, position: null }))
  return { ...annotation, targets }
}

function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1) || type
}
