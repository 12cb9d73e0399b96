import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAnnotationFiles } from './annotationFiles.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-brat-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function namesOf(path: string): string[] {
  const { name, beside } = readAnnotationFiles([path])
  return [name, ...beside.map((each) => each.name)]
}

test('stand-off brings the text beside it, but neither what a link leads to nor a folder', () => {
  const path = write('a.ann', 'T1\tX 0 3\tOne\n')
  expect(namesOf(path)).toEqual(['a.ann'])
  const elsewhere = write('secret', 'Nobody chose this.')
  symlinkSync(elsewhere, join(folder, 'a.txt'))
  expect(namesOf(path)).toEqual(['a.ann'])
  rmSync(join(folder, 'a.txt'))
  mkdirSync(join(folder, 'a.txt'))
  expect(namesOf(path)).toEqual(['a.ann'])
  rmSync(join(folder, 'a.txt'), { recursive: true })
  write('a.txt', 'One two.')
  expect(namesOf(path)).toEqual(['a.ann', 'a.txt'])
})

test('a folder is its stand-off and texts, without what is hidden', () => {
  for (const name of ['a.ann', 'a.txt', '._a.ann', '._a.txt', 'notes.txt']) write(name, 'x')
  mkdirSync(join(folder, '.git'))
  write('.git/b.ann', 'x')
  expect(namesOf(folder)).toEqual(['a.ann', 'a.txt'])
})
