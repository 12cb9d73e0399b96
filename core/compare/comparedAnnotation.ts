import type { Annotation, CodingView, MentionView } from '../model/annotation.ts'
import type { ComparedAnnotation, ComparedEntity } from './comparison.ts'

/** A code's path as one text, "a/b". */
export function codeOf(coding: CodingView): string {
  return coding.path.join('/')
}

/** A mention as the comparison shows it. */
export function comparedEntity(mention: MentionView): ComparedEntity {
  const { entityId, label, type, role, state } = mention
  return { id: entityId, label, type, role, state }
}

/** An annotation as the comparison shows it. */
export function comparedAnnotation(annotation: Annotation): ComparedAnnotation {
  const { id, state, ranges, quote, current, annotator } = annotation
  return {
    id,
    state,
    start: ranges[0]?.[0] ?? null,
    end: ranges.at(-1)?.[1] ?? null,
    ranges,
    quote,
    current,
    codes: [...new Set(annotation.codings.map(codeOf))].sort(),
    codings: annotation.codings.map((coding) => ({
      code: codeOf(coding),
      colour: coding.colour,
      annotator: coding.annotator,
    })),
    notes: annotation.notes.map((note) => ({
      id: note.id,
      annotator: note.annotator,
      markdown: note.markdown,
    })),
    entities: annotation.mentions.map(comparedEntity),
    annotator,
  }
}
