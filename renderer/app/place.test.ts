import { expect, test } from 'vitest'
import { readPlace, writePlace } from './place.ts'
import { initialView } from './view.ts'

test('a place comes back from the address it went into', () => {
  const place = { screen: 'compare', documentId: '01a2', revision: 3 } as const
  expect(readPlace(writePlace({ ...initialView, ...place }))).toEqual(place)
  expect(writePlace(initialView)).toBe('#read')
  expect(readPlace('#read')).toEqual({ screen: 'read', documentId: null, revision: null })
})

test('an address of anything else is no place', () => {
  expect(readPlace('')).toEqual({})
  expect(readPlace('#elsewhere/01a2')).toEqual({})
  expect(readPlace('#read/01a2/zero').revision).toBeNull()
})
