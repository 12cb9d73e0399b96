import fc from 'fast-check'
import type { Annotation } from '../model/annotation.ts'
import { quoteOf, type Range } from '../model/range.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import type {
  AnnotationDifference,
  Comparison,
  DifferenceDetail,
  TextChange,
} from './comparison.ts'
import { spansOf } from './spans.ts'
import { anyRevision } from './texts.fixture.ts'
import { annotation, coding, idOf, mention, note, version } from './versions.fixture.ts'

/** Offsets that no character is split at. */
function boundaries(text: string): number[] {
  const offsets = [0]
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length)
  return offsets
}

function rangesOn(text: string, places: readonly (readonly [number, number])[]): Range[] {
  const offsets = boundaries(text)
  const count = offsets.length - 1
  if (count < 1) return []
  const ranges = places.map(([from, length]): [number, number] => {
    const first = from % count
    return [offsets[first] ?? 0, offsets[Math.min(first + 1 + length, count)] ?? 0]
  })
  return [...spansOf(ranges)]
}

interface Drawn {
  readonly name: string
  readonly places: readonly (readonly [number, number])[]
  readonly state: 'edited' | 'shifted' | 'ambiguous'
  readonly codes: readonly string[]
  readonly notes: readonly (readonly [string, string])[]
  readonly entities: readonly string[]
  readonly annotator: string
}

/** Few names and places, so that both sides often mean the same. */
const drawn: fc.Arbitrary<Drawn> = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  places: fc.array(fc.tuple(fc.nat(120), fc.nat(30)), { maxLength: 2 }),
  state: fc.constantFrom('edited' as const, 'shifted' as const, 'ambiguous' as const),
  codes: fc.subarray(['risk', 'risk/cyber', 'money']),
  notes: fc.array(fc.tuple(fc.constantFrom('n1', 'n2'), fc.constantFrom('So.', 'So not.')), {
    maxLength: 2,
  }),
  entities: fc.subarray(['NATO', 'Wellington']),
  annotator: fc.constantFrom('Ana', 'Ben'),
})

function drawnAnnotation(text: string, from: Drawn): Annotation {
  const ranges = rangesOn(text, from.places)
  return annotation(
    text,
    {
      name: from.name,
      ranges,
      state: from.state,
      anchoredBy: from.state === 'edited' ? 'machine' : 'person',
      quote: ranges.length > 0 ? quoteOf(text, ranges) : 'gone',
      codings: from.codes.map((code) => coding(code, from.annotator)),
      notes: from.notes.map(([name, words]) => note(name, words, from.annotator)),
      mentions: from.entities.map((label) => mention(label)),
      annotator: from.annotator,
      annotatorId: idOf(from.annotator),
    },
    [],
  )
}

const manyDrawn = fc.uniqueArray(drawn, { selector: ({ name }) => name, maxLength: 7 })

/** Two annotated versions: the right text edited from the left one, annotations drawn on each. */
export const anyVersions: fc.Arbitrary<[AnnotatedVersion, AnnotatedVersion]> = fc
  .tuple(anyRevision, manyDrawn, manyDrawn)
  .map(([[left, right], leftDrawn, rightDrawn]) => [
    version(
      left,
      leftDrawn.map((from) => drawnAnnotation(left, from)),
    ),
    version(
      right,
      rightDrawn.map((from) => drawnAnnotation(right, from)),
      { revision: 2 },
    ),
  ])

const mirroredKinds = {
  insert: 'delete',
  delete: 'insert',
  replace: 'replace',
  move: 'move',
} as const

/** A change seen from the other side. */
export function mirroredChange(change: TextChange): TextChange {
  const [left, right] = change.at
  return {
    kind: mirroredKinds[change.kind],
    left: change.right,
    right: change.left,
    at: [right, left],
  }
}

/** Changes in an order of their own, to compare as sets. */
export function sortedChanges(changes: readonly TextChange[]): TextChange[] {
  return [...changes].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function mirroredChanges(changes: readonly TextChange[]): TextChange[] {
  return sortedChanges(changes.map(mirroredChange))
}

function mirroredDetail(detail: DifferenceDetail): DifferenceDetail {
  switch (detail.kind) {
    case 'lost':
      return { kind: 'new', reason: detail.reason === 'deleted' ? 'added' : detail.reason }
    case 'new':
      return { kind: 'lost', reason: detail.reason === 'added' ? 'deleted' : detail.reason }
    case 'text-changed':
    case 'note-edited': {
      const { before, after, changes } = detail
      // The two kinds differ in whether texts may be null; the spread keeps what each had.
      const turned = { before: after, after: before, changes: mirroredChanges(changes) }
      return { ...detail, ...turned } as DifferenceDetail
    }
    case 'resized':
      return { kind: 'resized', before: detail.after, after: detail.before }
    case 'moved':
      return { kind: 'moved', leftBlock: detail.rightBlock, rightBlock: detail.leftBlock }
    case 're-coded':
      return {
        kind: 're-coded',
        added: detail.removed,
        removed: detail.added,
        addedBy: detail.removedBy,
        removedBy: detail.addedBy,
      }
    case 'links-changed':
      return { kind: 'links-changed', added: detail.removed, removed: detail.added }
    case 'shifted':
      return { kind: 'shifted', left: detail.right, right: detail.left }
  }
}

const mirroredClass = { lost: 'new', new: 'lost' } as const

function mirroredDifference(difference: AnnotationDifference): AnnotationDifference {
  const name = difference.class
  return {
    ...difference,
    class: name === 'lost' || name === 'new' ? mirroredClass[name] : name,
    left: difference.right,
    right: difference.left,
    details: difference.details.map(mirroredDetail),
  }
}

/** Puts what has no order of its own into one. */
export function canonical(comparison: Comparison): Comparison {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  const details = (difference: AnnotationDifference) =>
    difference.details
      .map((detail) =>
        'changes' in detail ? { ...detail, changes: sortedChanges(detail.changes) } : detail,
      )
      .sort(byText)
  return {
    ...comparison,
    text: { ...comparison.text, changes: sortedChanges(comparison.text.changes) },
    annotations: comparison.annotations
      .map((difference) => ({ ...difference, details: details(difference) }))
      .sort(byText),
    blocks: [...comparison.blocks].sort(byText),
  }
}

const mirroredRelation = {
  equal: 'equal',
  changed: 'changed',
  moved: 'moved',
  deleted: 'inserted',
  inserted: 'deleted',
} as const

/** A comparison seen from the other side. */
export function mirrored(comparison: Comparison): Comparison {
  const { text, counts, hidden } = comparison
  return {
    left: comparison.right,
    right: comparison.left,
    text: {
      insertedWords: text.deletedWords,
      deletedWords: text.insertedWords,
      movedBlocks: text.movedBlocks,
      changes: mirroredChanges(text.changes),
    },
    hidden,
    counts: { ...counts, lost: counts.new, new: counts.lost },
    annotations: comparison.annotations.map(mirroredDifference),
    blocks: comparison.blocks.map(({ left, right, relation }) => ({
      left: right,
      right: left,
      relation: mirroredRelation[relation],
    })),
  }
}
