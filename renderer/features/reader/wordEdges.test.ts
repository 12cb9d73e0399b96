import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Range } from '../../../core/model/range.ts'
import { type EdgeStep, moveEdge } from './wordEdges.ts'

const text = 'The sea, they said, would wait.'
const they: Range = [9, 13]

describe('moving an edge of a highlight', () => {
  test.each<[EdgeStep, string]>([
    ['endLater', 'they said'],
    ['startEarlier', 'sea, they'],
  ])('%s takes a word in', (step, words) => {
    const moved = moveEdge(text, they, step) ?? [0, 0]
    expect(text.slice(...moved)).toBe(words)
  })

  test.each<[EdgeStep, string]>([
    ['endEarlier', 'sea, they'],
    ['startLater', 'they said'],
  ])('%s lets a word go', (step, words) => {
    const moved = moveEdge(text, [4, 18], step) ?? [0, 0]
    expect(text.slice(...moved)).toBe(words)
  })

  test('never leaves nothing, and stays inside the text', () => {
    expect(moveEdge(text, they, 'endEarlier')).toBeNull()
    expect(moveEdge(text, they, 'startLater')).toBeNull()
    const steps = fc.constantFrom<EdgeStep>('endLater', 'endEarlier', 'startEarlier', 'startLater')
    fc.assert(
      fc.property(fc.string(), fc.nat(40), fc.nat(40), steps, (words, one, other, step) => {
        const range: Range = [Math.min(one, other), Math.max(one, other)]
        if (range[1] > words.length || range[0] === range[1]) return
        const moved = moveEdge(words, range, step)
        if (moved === null) return
        expect(moved[0]).toBeGreaterThanOrEqual(0)
        expect(moved[1]).toBeLessThanOrEqual(words.length)
        expect(moved[1]).toBeGreaterThan(moved[0])
        expect(moved).not.toEqual(range)
      }),
    )
  })
})
