import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { givenFiles } from './givenFiles.ts'

const folder = resolve('/some/folder')

test('a packed app is its own program; in a checkout the first word is where it is', () => {
  const argv = ['electron', '.', 'mine.variorum']
  expect(givenFiles({ argv, folder, isPackaged: false })).toEqual([
    resolve(folder, 'mine.variorum'),
  ])
  const packed = ['variorum', 'mine.variorum', resolve('/other/theirs.variorum')]
  expect(givenFiles({ argv: packed, folder, isPackaged: true })).toEqual([
    resolve(folder, 'mine.variorum'),
    resolve('/other/theirs.variorum'),
  ])
})

test('switches are no files, wherever they stand', () => {
  const argv = ['electron', '--inspect=0', '.', '--no-sandbox', 'mine.variorum', '-psn_0_1']
  expect(givenFiles({ argv, folder, isPackaged: false })).toEqual([
    resolve(folder, 'mine.variorum'),
  ])
})
