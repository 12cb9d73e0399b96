import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
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

test('a file may be named by its address, as desktops of Linux do', () => {
  const file = resolve(folder, 'a source.variorum')
  const address = pathToFileURL(file).href
  expect(address).toContain('a%20source')
  expect(givenFiles({ argv: ['variorum', address], folder, isPackaged: true })).toEqual([file])
  const noFile = ['variorum', 'file:///a%2Fb.variorum', 'https://example.org/a.variorum']
  expect(givenFiles({ argv: noFile, folder, isPackaged: true })).toEqual(
    noFile.slice(1).map((word) => resolve(folder, word)),
  )
})

test('switches are no files, wherever they stand', () => {
  const argv = ['electron', '--inspect=0', '.', '--no-sandbox', 'mine.variorum', '-psn_0_1']
  expect(givenFiles({ argv, folder, isPackaged: false })).toEqual([
    resolve(folder, 'mine.variorum'),
  ])
})
