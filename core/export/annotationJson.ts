import type { Annotation } from '../model/annotation.ts'
import type { Range } from '../model/range.ts'
import { pathText } from './codeTree.ts'

/** An annotation under the keys that the command line and the JSON export promise alike. */
export function annotationJson(annotation: Annotation, page: string | null) {
  const { codings, notes, mentions, ...rest } = annotation
  return {
    ...rest,
    ...extent(annotation.ranges),
    page,
    codes: [...new Set(codings.map(({ path }) => pathText(path)))],
    notes: notes.map(({ id, annotator, markdown }) => ({ id, annotator, markdown })),
    note: notes[0]?.markdown ?? null,
    entities: mentions.map(({ entityId, label, type, role }) => ({
      id: entityId,
      label,
      type,
      role,
    })),
  }
}

/** From the first start to the last end, UTF-16 units, end exclusive; null where there is no place. */
export function extent(ranges: readonly Range[]) {
  return { start: ranges[0]?.[0] ?? null, end: ranges.at(-1)?.[1] ?? null, ranges }
}
