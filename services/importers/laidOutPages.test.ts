import { expect, test } from 'vitest'
import { laidOutPages } from './laidOutPages.ts'

const place = (name: string, offset: number) => ({ name, offset })

test('pages begin where the file broke them and end before the notes', () => {
  const text = 'x'.repeat(30)
  const places = [place('page', 10), place('other', 12), place('notes', 20), place('page', 25)]
  expect(laidOutPages({ places, text }, 'page', 'notes')).toEqual([
    { start: 0, label: '1' },
    { start: 10, label: '2' },
    { start: 20, label: '' },
  ])
  expect(laidOutPages({ places: [], text }, 'page', 'notes')).toEqual([])
})
