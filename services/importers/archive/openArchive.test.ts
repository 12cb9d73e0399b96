import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../core/model/error.ts'
import { openArchive } from './openArchive.ts'

const hostile = new URL('../../../tests/fixtures/hostile/zip/', import.meta.url)
const folder = new URL('../../../tests/fixtures/docx/', import.meta.url)

function open(name: string) {
  return openArchive(readFileSync(new URL(name, hostile)))
}

/** Opens an archive and expands all of it. */
async function readAll(name: string): Promise<number> {
  const archive = await open(name)
  let total = 0
  for (const entry of archive.names) total += (await archive.bytes(entry)).length
  return total
}

describe('an archive', () => {
  test('gives its entries by name', async () => {
    const archive = await openArchive(readFileSync(new URL('tika-testWORD.docx', folder)))
    expect(archive.has('word/document.xml')).toBe(true)
    expect(await archive.text('word/document.xml')).toMatch(/^<\?xml/)
    await expect(archive.bytes('word/none.xml')).rejects.toMatchObject({ code: 'corrupt' })
  })

  test.each([
    ['slip-relative.zip', 'corrupt'],
    ['slip-absolute.zip', 'corrupt'],
    ['slip-backslash.zip', 'corrupt'],
    ['slip-symlink.zip', 'corrupt'],
    ['symlink.zip', 'corrupt'],
    ['duplicate-name.zip', 'corrupt'],
    ['malformed1.zip', 'corrupt'],
    ['incons-central-compsize-larger-toolarge.zip', 'corrupt'],
    ['incons-central-magic-bad2.zip', 'corrupt'],
    ['bomb-100mb.zip', 'too_large'],
    ['encryption_partially.zip', 'unsupported'],
  ])('%s is refused: %s', async (name, code) => {
    await expect(readAll(name)).rejects.toMatchObject({ name: 'AppError', code })
  })

  test('every hostile one is read or refused in words', async () => {
    const names = readdirSync(hostile).filter((name) => name.endsWith('.zip'))
    for (const name of names) {
      const outcome = await readAll(name).catch((error: unknown) => error)
      expect(typeof outcome === 'number' || outcome instanceof AppError, name).toBe(true)
    }
  })
})
