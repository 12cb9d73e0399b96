import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTE_GAP, type NoteToPlace, placeNotes } from './placeNotes.ts'

const arbitraryNotes = fc
  .array(fc.record({ wanted: fc.nat(5000), height: fc.integer({ min: 1, max: 400 }) }))
  .map((notes) =>
    notes
      .sort((one, other) => one.wanted - other.wanted)
      .map((note, index): NoteToPlace => ({ ...note, id: String(index) })),
  )

function arbitraryPlacing() {
  return fc.tuple(arbitraryNotes, fc.nat()).map(([notes, pick]) => {
    const active =
      notes.length === 0 || pick % 5 === 0 ? null : (notes[pick % notes.length] ?? null)
    return { notes, active, tops: placeNotes(notes, active?.id ?? null) }
  })
}

describe('notes in the margin', () => {
  test('keep the order of their passages, and never come nearer than the gap', () => {
    fc.assert(
      fc.property(arbitraryPlacing(), ({ notes, tops }) => {
        notes.slice(1).forEach((note, index) => {
          const before = notes[index]
          const end = (tops.get(before?.id ?? '') ?? 0) + (before?.height ?? 0)
          expect((tops.get(note.id) ?? 0) - end).toBeGreaterThanOrEqual(NOTE_GAP)
        })
      }),
    )
  })

  test('the active one stands exactly at its passage; every one has a place', () => {
    fc.assert(
      fc.property(arbitraryPlacing(), ({ notes, active, tops }) => {
        expect(tops.size).toBe(notes.length)
        if (active !== null) expect(tops.get(active.id)).toBe(active.wanted)
      }),
    )
  })

  test('one that nothing pushes stands where it wants', () => {
    const notes = [
      { id: 'a', wanted: 0, height: 20 },
      { id: 'b', wanted: 100, height: 20 },
      { id: 'c', wanted: 110, height: 20 },
    ]
    expect([...placeNotes(notes, null).values()]).toEqual([0, 100, 134])
    const tops = placeNotes(notes, 'c')
    expect(notes.map(({ id }) => tops.get(id))).toEqual([0, 76, 110])
  })
})
