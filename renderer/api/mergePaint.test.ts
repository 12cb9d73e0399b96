import { expect, test } from 'vitest'
import type { PaintedHighlight } from '../../core/api/annotationMethods.ts'
import { mergePaint, type Paint } from './mergePaint.ts'

function painted(id: string, start: number, end = start + 5): PaintedHighlight {
  return { id, ranges: [[start, end]], state: 'exact', codeIds: [], annotatorId: 'someone' }
}

const answer = (
  seq: number,
  highlights: readonly PaintedHighlight[],
  changed: readonly string[] | null,
): Paint => ({ revision: 1, seq, highlights, changed })

const last = answer(4, [painted('a', 0), painted('b', 10), painted('c', 20)], null)

test('what changed is put where it stands now, what is gone goes, the rest is the same object', () => {
  const merged = mergePaint(
    last,
    answer(7, [painted('a', 15), painted('d', 10, 12)], ['a', 'c', 'd']),
  )
  expect(merged.highlights.map(({ id }) => id)).toEqual(['d', 'b', 'a'])
  expect(merged.highlights[1]).toBe(last.highlights[1])
  expect(merged).toMatchObject({ seq: 7, changed: null })
})

test('where nothing of it changed the list itself stays', () => {
  const merged = mergePaint(last, answer(5, [], ['of another text']))
  expect(merged.highlights).toBe(last.highlights)
  expect(merged.seq).toBe(5)
})

test('a whole answer, and the first, are taken as they are', () => {
  const whole = answer(9, [painted('e', 3)], null)
  expect(mergePaint(last, whole)).toBe(whole)
  expect(mergePaint(undefined, whole)).toBe(whole)
})
