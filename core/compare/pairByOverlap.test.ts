import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { Axis } from './axis.ts'
import { collate } from './collate.ts'
import { pairByOverlap } from './pairByOverlap.ts'
import { overlapOf } from './spans.ts'
import { annotation, blocked } from './versions.fixture.ts'

const text = 'word '.repeat(12)
const axis = new Axis(collate(blocked(text), blocked(text)).collation)

const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 14 }))
const names = [...'abcdefghijklmnop']

/** Some annotations on one text, half of the names for each side. */
const bothSides = fc
  .tuple(
    fc.array(range, { maxLength: 7 }),
    fc.array(range, { maxLength: 7 }),
    fc.shuffledSubarray(names, { minLength: names.length }),
  )
  .map(([left, right, shuffled]) => {
    const on = ([start, length]: [number, number], name: string | undefined) =>
      annotation(text, { name: name ?? '', ranges: [[start, start + length]] }, [])
    return [
      left.map((one, i) => on(one, shuffled[i])),
      right.map((one, i) => on(one, shuffled[8 + i])),
    ] as const
  })

interface Candidate {
  readonly left: Annotation
  readonly right: Annotation
  readonly key: readonly (number | string)[]
}

/** The rule as it is written, all with all. */
function greedy(lefts: readonly Annotation[], rights: readonly Annotation[]): string[] {
  const candidates: Candidate[] = []
  for (const left of lefts) {
    for (const right of rights) {
      const [a, b] = [left.ranges, right.ranges]
      const overlap = overlapOf(a, b)
      const starts = [a[0]?.[0] ?? 0, b[0]?.[0] ?? 0].sort((x, y) => x - y)
      const ends = [a[0]?.[1] ?? 0, b[0]?.[1] ?? 0].sort((x, y) => x - y)
      const ids = [left.id, right.id].sort()
      if (overlap >= 0.5)
        candidates.push({ left, right, key: [-overlap, ...starts, ...ends, ...ids] })
    }
  }
  candidates.sort((a, b) => {
    const i = a.key.findIndex((part, k) => part !== b.key[k])
    return (a.key[i] ?? '') < (b.key[i] ?? '') ? -1 : 1
  })
  const taken = new Set<Annotation>()
  return candidates.flatMap(({ left, right }) => {
    if (taken.has(left) || taken.has(right)) return []
    taken.add(left).add(right)
    return [`${left.id} ${right.id}`]
  })
}

describe('pairByOverlap', () => {
  it('pairs what taking the greatest overlap first, all with all, would pair', () => {
    fc.assert(
      fc.property(bothSides, ([left, right]) => {
        const pairs = pairByOverlap(left, right, axis).map(([a, b]) => `${a.id} ${b.id}`)
        expect(pairs.sort()).toEqual(greedy(left, right).sort())
      }),
      { numRuns: 1000 },
    )
  })

  it('stays quick where thousands of highlights overlap', () => {
    const long = 'word '.repeat(2000)
    const longAxis = new Axis(collate(blocked(long), blocked(long)).collation)
    const many = (prefix: string, shift: number) =>
      Array.from({ length: 1500 }, (_, i) => {
        const start = 100 + (i % 700)
        const end = 3000 + shift + ((i * 7) % 900)
        return annotation(long, { name: `${prefix}${i}`, ranges: [[start, end]] }, [])
      })
    expect(pairByOverlap(many('a', 0), many('b', 0), longAxis)).toHaveLength(1500)
    expect(pairByOverlap(many('a', 0), many('b', 3), longAxis)).toHaveLength(1500)
  })
})
